package io.outdial.dispatcher.emails;

import io.outdial.events.InstantMillis;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail that tells a call's outcome. Whoever asked for the call wrote the address and the
 * display name, so neither can end a header line: a control character becomes a blank.
 *
 * @param transcript the attached {@code .txt}, if there is one
 */
public record OutcomeEmail(
    String to, String subject, String text, Optional<Attachment> transcript) {

  /** A text file. */
  public record Attachment(String name, String text) {
    @Override
    public String toString() {
      return "Attachment[" + name + "]";
    }
  }

  private static final int SUBJECT_NAME_MAX_CHARS = 100;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

  /** One bare address: no display name, no list, nothing that SMTP or a header could misread. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]{1,64}@[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]{1,253}");

  /** The e-mail, or empty when its address is none. */
  static Optional<OutcomeEmail> of(Outcome outcome, Optional<String> transcript) {
    String to = outcome.email().strip();
    return ADDRESS.matcher(to).matches()
        ? Optional.of(
            new OutcomeEmail(
                to, subject(outcome), text(outcome, transcript), attachment(outcome, transcript)))
        : Optional.empty();
  }

  private static String subject(Outcome outcome) {
    return "Call to %s: %s".formatted(nameIn(outcome), outcome.status());
  }

  private static String nameIn(Outcome outcome) {
    String name = CONTROLS.matcher(outcome.displayName()).replaceAll(" ").strip();
    return name.codePointCount(0, name.length()) <= SUBJECT_NAME_MAX_CHARS
        ? name
        : name.substring(0, name.offsetByCodePoints(0, SUBJECT_NAME_MAX_CHARS));
  }

  private static String text(Outcome outcome, Optional<String> transcript) {
    return """
    The call to %s (%s) has ended.

    Status:     %s (%s)
    Duration:   %d s
    Dispatched: %s
    Answered:   %s
    Ended:      %s
    Attempt:    %d (retries left: %d)

    %s\
    """
        .formatted(
            nameIn(outcome),
            outcome.phone(),
            outcome.status(),
            outcome.endedReason(),
            outcome.durationSec(),
            time(outcome.dispatchedAt()),
            time(outcome.answeredAt()),
            time(outcome.endedAt()),
            outcome.attempt(),
            outcome.retriesLeft(),
            closing(outcome, transcript));
  }

  private static String closing(Outcome outcome, Optional<String> transcript) {
    if (outcome.transcriptPath() == null) {
      return "There is no transcript.\n";
    }
    return transcript
        .map(text -> "Transcript (times in UTC):\n\n" + text)
        .orElse("The transcript was not ready yet: " + outcome.transcriptPath() + "\n");
  }

  private static Optional<Attachment> attachment(Outcome outcome, Optional<String> transcript) {
    String name = outcome.transcriptPath();
    return name == null ? Optional.empty() : transcript.map(text -> new Attachment(name, text));
  }

  private static String time(@Nullable Instant instant) {
    return instant == null ? "-" : InstantMillis.format(instant);
  }

  @Override
  public String toString() {
    return "OutcomeEmail[redacted, transcript=" + transcript + "]";
  }
}
