package io.outdial.bridge.session;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A session's timers. Times are those of {@link System#nanoTime}. */
final class Deadlines {

  /** What time can run out for. */
  enum Kind {
    /** The conversation's longest duration. */
    MAX_SECONDS,
    /** A packet of the peer. */
    MEDIA,
    /** The engine's first word. */
    ENGINE_SILENT,
    /** The end of a goodbye. */
    HANGUP,
    /** The end of a goodbye that does not end. */
    HANGUP_MAX,
    /** The dialer's closing. */
    CLOSE
  }

  private static final long IDLE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<Kind, Long> due = new EnumMap<>(Kind.class);

  void set(Kind kind, long nowNanos, Duration in) {
    due.put(kind, nowNanos + in.toNanos());
  }

  void clear(Kind kind) {
    due.remove(kind);
  }

  /** How long nothing will be due. */
  long waitNanos(long nowNanos) {
    long wait = IDLE_NANOS;
    for (long at : due.values()) {
      wait = Math.min(wait, at - nowNanos);
    }
    return Math.max(0, wait);
  }

  /** Takes one that is due. */
  Optional<Kind> takeDue(long nowNanos) {
    for (var entry : due.entrySet()) {
      if (entry.getValue() - nowNanos <= 0) {
        due.remove(entry.getKey());
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }
}
