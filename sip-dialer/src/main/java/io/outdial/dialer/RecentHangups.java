package io.outdial.dialer;

import io.outdial.events.CallId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hang-ups commanded of late. Commands and dial requests travel on two topics, so a command may
 * come first; without this memory the phone of a cancelled call would ring.
 */
final class RecentHangups {

  private static final int COUNT_MAX = 10_000;
  private static final Duration AGE_MAX = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<CallId, Instant> commandedAt = new LinkedHashMap<>();

  RecentHangups(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(CallId callId) {
    commandedAt.remove(callId);
    commandedAt.put(callId, clock.instant());
    if (commandedAt.size() > COUNT_MAX) {
      commandedAt.remove(commandedAt.keySet().iterator().next());
    }
  }

  synchronized boolean contains(CallId callId) {
    Instant at = commandedAt.get(callId);
    return at != null && clock.instant().isBefore(at.plus(AGE_MAX));
  }
}
