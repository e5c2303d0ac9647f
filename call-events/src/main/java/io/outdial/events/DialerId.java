package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * One life of one dialer process. A restarted dialer has another id: the calls of the life before
 * are gone with it.
 */
public record DialerId(@JsonValue String value) {

  @JsonCreator
  public DialerId {
    if (value.isBlank() || value.length() > 128) {
      throw new IllegalArgumentException("a dialer id has 1 to 128 characters");
    }
  }

  /** A new life of the dialer on the named host. */
  public static DialerId newLife(String host) {
    String name = host.length() > 80 ? host.substring(0, 80) : host;
    return new DialerId(name + "/" + UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value;
  }
}
