package io.outdial.gateway.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often an address may try to log in: so many times in a window that begins with its first try.
 * The oldest addresses are forgotten when there are too many. Safe for use by any thread.
 */
public final class LoginAttempts {

  private final int attemptsMax;
  private final Duration window;
  private final Map<String, Window> windows;

  public LoginAttempts(int attemptsMax, Duration window, int addressesMax) {
    this.attemptsMax = attemptsMax;
    this.window = window;
    this.windows = new Bounded(addressesMax);
  }

  private record Window(Instant begin, int attempts) {}

  /** Counts an attempt; false when it is one too many. */
  public synchronized boolean admit(String address, Instant now) {
    Window current = windows.getOrDefault(address, new Window(now, 0));
    boolean open = now.isBefore(current.begin().plus(window));
    Window next = open ? new Window(current.begin(), current.attempts() + 1) : new Window(now, 1);
    windows.put(address, next);
    return next.attempts() <= attemptsMax;
  }

  private static final class Bounded extends LinkedHashMap<String, Window> {
    private final int max;

    Bounded(int max) {
      this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
      return size() > max;
    }
  }
}
