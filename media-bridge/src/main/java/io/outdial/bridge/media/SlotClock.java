package io.outdial.bridge.media;

import io.outdial.bridge.audio.Frame;
import java.time.Duration;

/**
 * When the next slot of the ticker is due. Slots are a millisecond long and their due times are
 * absolute, so lateness never adds up; one that is far too late is left out, since catching up
 * would be a burst on the wire.
 */
final class SlotClock {

  /** Slots in a frame: each stream has one of them. */
  static final int SLOTS = Frame.MS;

  static final long SLOT_NANOS = Duration.ofMillis(1).toNanos();
  static final long LATE_MAX_NANOS = Duration.ofMillis(60).toNanos();

  private final long startNanos;
  private long next;

  SlotClock(long startNanos) {
    this.startNanos = startNanos;
  }

  long dueNanos() {
    return startNanos + next * SLOT_NANOS;
  }

  /** Which of a frame's slots is next: 0 to 19. */
  int slot() {
    return (int) (next % SLOTS);
  }

  /** The number of the frame that the next slot belongs to. */
  long frame() {
    return next / SLOTS;
  }

  /** Goes on to the next slot; returns how many were left out for lateness. */
  long advance(long nowNanos) {
    next++;
    if (nowNanos - dueNanos() <= LATE_MAX_NANOS) {
      return 0;
    }
    long current = (nowNanos - startNanos) / SLOT_NANOS;
    long skipped = current - next;
    next = current;
    return skipped;
  }
}
