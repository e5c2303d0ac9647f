package io.outdial.sandbox.carrier.sip;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The signals raised so far in one call. A signal raised twice is raised once, so this needs no
 * bound and loses nothing. Thread safe.
 */
final class Signals {

  private final Set<Signal> raised = EnumSet.noneOf(Signal.class);

  synchronized void raise(Signal signal) {
    raised.add(signal);
    notifyAll();
  }

  synchronized boolean isAnyRaised(Set<Signal> awaited) {
    return !Collections.disjoint(raised, awaited);
  }

  /** False when none of them was raised in time. */
  synchronized boolean await(Set<Signal> awaited, Duration timeout) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    while (!isAnyRaised(awaited)) {
      long leftMs = Math.ceilDiv(deadlineNanos - System.nanoTime(), 1_000_000L);
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    return true;
  }
}
