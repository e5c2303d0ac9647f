package io.outdial.sandbox.carrier.media;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The beat of 20 ms, held against absolute times so that it does not drift. After a stall the
 * missed beats are skipped, not made up for in a burst. Belongs to one thread.
 */
public final class Pacer {

  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(Codec.FRAME_MS);
  private static final long LATE_NANOS_MAX = 3 * FRAME_NANOS;

  private long dueNanos = System.nanoTime();

  /**
   * Waits for the next beat and returns how many have passed since the last: 1, or more after a
   * stall.
   */
  public int awaitBeat() {
    dueNanos += FRAME_NANOS;
    long waitNanos = dueNanos - System.nanoTime();
    if (waitNanos < -LATE_NANOS_MAX) {
      long missed = -waitNanos / FRAME_NANOS;
      dueNanos += missed * FRAME_NANOS;
      return Math.toIntExact(1 + missed);
    }
    while (waitNanos > 0) {
      LockSupport.parkNanos(waitNanos);
      if (Thread.currentThread().isInterrupted()) {
        return 1;
      }
      waitNanos = dueNanos - System.nanoTime();
    }
    return 1;
  }
}
