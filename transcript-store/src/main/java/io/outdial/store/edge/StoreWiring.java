package io.outdial.store.edge;

import io.outdial.store.transcripts.Limits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the settings inside, as plain values. */
final class StoreWiring {

  @Produces
  @Singleton
  Limits limits(StoreConfig config) {
    return new Limits(
        config.turnsMax(),
        config.toolCallsMax(),
        config.textMaxChars(),
        config.grace(),
        config.overdueBatch());
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
