package io.outdial.gateway.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.events.InstantMillis;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Answers tell times as events do: three decimals always, also when they are zero. */
@Singleton
class JsonTimes implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(new InstantMillis());
  }

  /** After Quarkus' own module for java.time, which it has to outdo. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }
}
