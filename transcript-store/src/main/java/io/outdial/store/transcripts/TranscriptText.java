package io.outdial.store.transcripts;

import io.outdial.store.transcripts.Transcript.Turn;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A transcript as plain text: one line per turn, with the UTC time at which it began. */
final class TranscriptText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Whatever would break a line, or move a terminal's cursor, with the blanks around it. */
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+");

  private TranscriptText() {}

  static String render(Transcript transcript) {
    return transcript.turns().stream().map(TranscriptText::line).collect(Collectors.joining());
  }

  private static String line(Turn turn) {
    return "[%s] %s: %s\n"
        .formatted(TIME.format(turn.startedAtUtc()), turn.role(), flat(turn.text()));
  }

  private static String flat(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }
}
