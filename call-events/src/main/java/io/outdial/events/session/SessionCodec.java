package io.outdial.events.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.outdial.events.InstantMillis;
import java.util.Optional;

/** Session messages to and from WebSocket text. */
public final class SessionCodec {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new InstantMillis())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static {
    JSON.registerSubtypes(DialerMessage.class.getPermittedSubclasses());
    JSON.registerSubtypes(BridgeMessage.class.getPermittedSubclasses());
  }

  private SessionCodec() {}

  public static String encode(DialerMessage message) {
    return write(message, DialerMessage.class);
  }

  public static String encode(BridgeMessage message) {
    return write(message, BridgeMessage.class);
  }

  /** The message, or empty for garbage and for messages of a later version: to be ignored. */
  public static Optional<DialerMessage> dialerMessage(String text) {
    return read(text, DialerMessage.class);
  }

  /** The message, or empty for garbage and for messages of a later version: to be ignored. */
  public static Optional<BridgeMessage> bridgeMessage(String text) {
    return read(text, BridgeMessage.class);
  }

  private static <M> String write(M message, Class<M> type) {
    try {
      return JSON.writerFor(type).writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session message that JSON cannot hold");
    }
  }

  private static <M> Optional<M> read(String text, Class<M> type) {
    try {
      return Optional.ofNullable(JSON.readValue(text, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
