package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.brain.Dialogue;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions that can be resumed, in memory: the newest {@value #MAX_HANDLES} of them. */
public final class Resumptions {

  private static final int MAX_HANDLES = 1_000;
  private static final int HANDLE_BYTES = 24;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Point> points = new LinkedHashMap<>();

  /** Where a conversation stood, and with which model. */
  record Point(String model, Dialogue dialogue) {}

  /** Remembers {@code point} under a new handle. */
  synchronized String remember(Point point) {
    var bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    var handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    points.put(handle, point);
    if (points.size() > MAX_HANDLES) {
      points.remove(points.keySet().iterator().next());
    }
    return handle;
  }

  synchronized Optional<Point> recall(String handle) {
    return Optional.ofNullable(points.get(handle));
  }
}
