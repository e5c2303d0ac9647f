package io.outdial.scheduler.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.outdial.events.CallOrder;
import io.outdial.events.InstantMillis;
import io.outdial.scheduler.calls.CallState;
import io.vertx.core.json.JsonObject;

/** States and orders as the JSON documents of a row. */
final class StateJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new InstantMillis())
          .addMixIn(CallState.class, Named.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static {
    JSON.registerSubtypes(
        new NamedType(CallState.Scheduled.class, "scheduled"),
        new NamedType(CallState.Dispatched.class, "dispatched"),
        new NamedType(CallState.Dialing.class, "dialing"),
        new NamedType(CallState.Ringing.class, "ringing"),
        new NamedType(CallState.Talking.class, "talking"),
        new NamedType(CallState.Ended.class, "ended"));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  private interface Named {}

  private StateJson() {}

  /** The state's name in the table. */
  static String name(CallState state) {
    return switch (state) {
      case CallState.Scheduled _ -> "scheduled";
      case CallState.Dispatched _ -> "dispatched";
      case CallState.Dialing _ -> "dialing";
      case CallState.Ringing _ -> "ringing";
      case CallState.Talking _ -> "talking";
      case CallState.Ended _ -> "ended";
    };
  }

  static JsonObject write(CallState state) {
    return write(CallState.class, state);
  }

  static JsonObject write(CallOrder order) {
    return write(CallOrder.class, order);
  }

  static CallState readState(JsonObject json) {
    return read(CallState.class, json);
  }

  static CallOrder readOrder(JsonObject json) {
    return read(CallOrder.class, json);
  }

  private static JsonObject write(Class<?> type, Object value) {
    try {
      return new JsonObject(JSON.writerFor(type).writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + type.getSimpleName());
    }
  }

  /** The cause is left out: its message may quote the document, which holds personal data. */
  private static <T> T read(Class<T> type, JsonObject json) {
    try {
      return JSON.readValue(json.encode(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a " + type.getSimpleName());
    }
  }
}
