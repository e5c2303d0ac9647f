package io.outdial.dispatcher.deliveries;

import java.time.Duration;
import java.util.List;

/**
 * When a failed delivery is attempted again.
 *
 * @param delays from the first attempt's end to the second, and so on: one attempt more than there
 *     are delays
 */
public record RetrySchedule(List<Duration> delays) {

  public RetrySchedule {
    delays = List.copyOf(delays);
    if (delays.stream().anyMatch(delay -> delay.isNegative() || delay.isZero())) {
      throw new IllegalArgumentException("a retry delay must be positive");
    }
  }

  NextStep afterAttempt(int attempt) {
    return attempt <= delays.size()
        ? new NextStep.RetryIn(delays.get(attempt - 1))
        : new NextStep.GiveUp();
  }
}
