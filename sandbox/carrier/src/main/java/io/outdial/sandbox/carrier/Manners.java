package io.outdial.sandbox.carrier;

import java.time.Duration;

/**
 * How the people behind the phones time their part of a conversation.
 *
 * @param pause silence of the caller after which it is their turn
 * @param helloAfter silence after the answer at which they say "Hello?"
 * @param patience silence on both sides, with nothing left to say, at which they hang up
 */
public record Manners(Duration pause, Duration helloAfter, Duration patience) {

  /** 0.7, 3 and 10 seconds. */
  public static final Manners USUAL =
      new Manners(Duration.ofMillis(700), Duration.ofSeconds(3), Duration.ofSeconds(10));

  /** Refuses times that are not positive. */
  public Manners {
    if (!pause.isPositive() || !helloAfter.isPositive() || !patience.isPositive()) {
      throw new IllegalArgumentException("pause, helloAfter and patience must be positive");
    }
  }
}
