package io.outdial.events;

import java.time.Duration;
import java.time.Instant;

/** How call durations are rounded. */
final class Durations {

  private Durations() {}

  static int wholeSecondsHalfUp(Instant from, Instant to) {
    long millis = Math.max(0, Duration.between(from, to).toMillis());
    return Math.toIntExact((millis + 500) / 1000);
  }
}
