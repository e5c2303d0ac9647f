package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A call's status as integrators see it. Exactly one of the last three ends every call. */
public enum CallStatus {
  /** Waiting for its time, also between two attempts. */
  SCHEDULED("scheduled"),
  /** Handed to a dialer: dialling, ringing or talking. */
  IN_FLIGHT("in-flight"),
  ENDED_SUCCESS("ended-success"),
  ENDED_FAILED_FINAL("ended-failed-final"),
  CANCELLED("cancelled");

  private final String wireName;

  CallStatus(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** Whether nothing follows this status. */
  public boolean isFinal() {
    return this != SCHEDULED && this != IN_FLIGHT;
  }

  /** The status of that name, or empty: for input from outside. */
  public static Optional<CallStatus> parse(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName.equals(wireName)).findFirst();
  }

  @JsonCreator
  static CallStatus of(String wireName) {
    return parse(wireName).orElseThrow(() -> new IllegalArgumentException("no such call status"));
  }
}
