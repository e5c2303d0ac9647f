package io.outdial.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a call's transcript files are called: {@code outbound-ai-YYYYMMDD-HHMMSS-<callId>}, with the
 * time, in UTC, at which the answered attempt was dispatched. A bare file name, never a path.
 */
public record TranscriptName(String stem) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final Pattern FILE =
      Pattern.compile("(outbound-ai-[0-9]{8}-[0-9]{6}-oac-[0-9a-f]{12})\\.(txt|json)");

  public static TranscriptName of(Instant dispatchedAt, CallId callId) {
    return new TranscriptName("outbound-ai-" + TIME.format(dispatchedAt) + "-" + callId.value());
  }

  /** The transcript that a file name belongs to, or empty when it is no transcript's name. */
  public static Optional<TranscriptName> ofFile(String file) {
    var matcher = FILE.matcher(file);
    return matcher.matches() ? Optional.of(new TranscriptName(matcher.group(1))) : Optional.empty();
  }

  /** The plain text, one line per turn. */
  public String txt() {
    return stem + ".txt";
  }

  /** The structured sidecar. */
  public String json() {
    return stem + ".json";
  }

  /** The call that the transcript is of: the name's last 16 characters. */
  public CallId callId() {
    return new CallId(stem.substring(stem.length() - 16));
  }
}
