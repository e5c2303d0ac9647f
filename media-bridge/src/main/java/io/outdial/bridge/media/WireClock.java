package io.outdial.bridge.media;

import java.time.Instant;

/** Tells the wall-clock time of a reading of {@link System#nanoTime}, without jumps in a call. */
public record WireClock(Instant start, long startNanos) {

  public Instant at(long nanos) {
    return start.plusNanos(nanos - startNanos);
  }
}
