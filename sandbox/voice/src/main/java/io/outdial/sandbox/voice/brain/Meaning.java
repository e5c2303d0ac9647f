package io.outdial.sandbox.voice.brain;

import io.outdial.sandbox.voice.ears.Heard;
import java.util.Optional;
import java.util.stream.Stream;

/** What was meant by what was heard; without an intent when nothing known was said. */
record Meaning(Optional<Intent> intent, Optional<String> day) {

  /**
   * How much of a text that the ears are unsure of must be a known phrase before it is acted upon.
   * Off-domain speech has come out as a phrase with a third of other words.
   */
  private static final double UNSURE_COVERAGE = 0.75;

  static Meaning of(Heard heard) {
    var needed = heard.agreed() ? Double.MIN_VALUE : UNSURE_COVERAGE;
    var intent =
        Stream.of(Intent.values())
            .filter(candidate -> candidate.coverage(heard.text()) >= needed)
            .findFirst();
    return new Meaning(intent, intent.flatMap(known -> Day.in(heard.text())));
  }
}
