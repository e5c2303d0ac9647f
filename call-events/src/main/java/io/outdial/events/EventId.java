package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.UUID;

/** An event's id, the same each time that the event is delivered (UUID version 7, RFC 9562). */
public record EventId(@JsonValue UUID uuid) {

  private static final SecureRandom RANDOM = new SecureRandom();

  @JsonCreator
  public EventId {}

  /** A new id; ids sort by the millisecond they were made in. */
  public static EventId next() {
    long millis = System.currentTimeMillis();
    long high = (millis << 16) | 0x7000L | (RANDOM.nextLong() & 0xFFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new EventId(new UUID(high, low));
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
