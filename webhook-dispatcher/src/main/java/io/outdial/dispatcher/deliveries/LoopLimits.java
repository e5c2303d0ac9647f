package io.outdial.dispatcher.deliveries;

import java.time.Duration;

/**
 * How much a loop does at a time.
 *
 * @param parallelMax attempts at a time
 * @param perTargetMax of them, to one receiver
 * @param attemptLimit how long an attempt may take
 * @param lease how long a claimed delivery is this process's own; longer than an attempt may take
 */
public record LoopLimits(int parallelMax, int perTargetMax, Duration attemptLimit, Duration lease) {

  public LoopLimits {
    if (parallelMax < 1 || perTargetMax < 1) {
      throw new IllegalArgumentException("a loop needs room for one delivery at least");
    }
    if (lease.compareTo(attemptLimit.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("a lease must last for two attempts' time");
    }
  }
}
