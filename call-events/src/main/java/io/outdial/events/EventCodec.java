package io.outdial.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Events to and from the JSON that Kafka carries. */
public final class EventCodec {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new InstantMillis())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  static {
    registerLeaves(Event.class);
  }

  private EventCodec() {}

  /** What a record's value turned out to be. */
  public sealed interface Decoded<E extends Event> {

    record Known<E extends Event>(E event) implements Decoded<E> {}

    /** An event of a later version of the contract: to be counted and skipped. */
    record Unknown<E extends Event>(String type) implements Decoded<E> {}

    /**
     * Not an event at all: to be counted and skipped.
     *
     * @param problem safe to log: it holds nothing of the value
     */
    record Malformed<E extends Event>(String problem) implements Decoded<E> {}
  }

  public static byte[] encode(Event event) {
    try {
      return JSON.writerFor(Event.class).writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(withoutContent(e));
    }
  }

  /**
   * @param value null for a tombstone, which only the settings topic may carry
   */
  public static <E extends Event> Decoded<E> decode(Topic<E> topic, byte @Nullable [] value) {
    if (value == null) {
      return new Decoded.Malformed<>("no value");
    }
    try {
      return complete(JSON.readValue(value, topic.type()));
    } catch (InvalidTypeIdException e) {
      String type = e.getTypeId();
      return type == null ? new Decoded.Malformed<>("no type") : new Decoded.Unknown<>(type);
    } catch (IOException e) {
      return new Decoded.Malformed<>(where(e));
    }
  }

  private static <E extends Event> Decoded<E> complete(@Nullable E event) {
    if (event == null) {
      return new Decoded.Malformed<>("null");
    }
    return Completeness.missingIn((Record) event)
        .<Decoded<E>>map(field -> new Decoded.Malformed<>("no " + field))
        .orElseGet(() -> new Decoded.Known<>(event));
  }

  /** The record to send; id and type also travel as CloudEvents headers, for other tools. */
  public static <E extends Event> ProducerRecord<String, byte[]> toRecord(Topic<E> topic, E event) {
    var kafkaRecord = new ProducerRecord<>(topic.name(), event.key(), encode(event));
    kafkaRecord.headers().add("ce_id", event.eventId().toString().getBytes(StandardCharsets.UTF_8));
    return kafkaRecord;
  }

  /** The sealed hierarchy itself is the list of event types, so no second one can go stale. */
  private static void registerLeaves(Class<?> type) {
    Class<?>[] subclasses = type.getPermittedSubclasses();
    if (subclasses == null) {
      JSON.registerSubtypes(type);
      return;
    }
    for (Class<?> subclass : subclasses) {
      registerLeaves(subclass);
    }
  }

  private static String where(IOException e) {
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? e.getClass().getSimpleName() + " at " + fieldOf(mapping)
        : e.getClass().getSimpleName();
  }

  private static String fieldOf(JsonMappingException e) {
    String field = e.getPath().getLast().getFieldName();
    return field == null ? "an element" : field;
  }

  private static JsonProcessingException withoutContent(JsonProcessingException e) {
    e.clearLocation();
    return e;
  }
}
