package io.outdial.scheduler.edge;

import io.outdial.scheduler.calls.CallLife;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** Builds the plain objects. */
@ApplicationScoped
class Wiring {

  @Produces
  @Singleton
  CallLife callLife(SchedulerConfig config) {
    return new CallLife(config.rules());
  }

  /** Milliseconds, as everywhere in events and tables, so that a value stays equal to itself. */
  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }
}
