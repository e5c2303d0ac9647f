package io.outdial.sandbox.voice.ears;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.sandbox.voice.audio.Resampler;
import io.outdial.sandbox.voice.line.Callee;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ears make of FreeTTS's voice on a telephone line. */
class EarsIT {

  private static final Ears EARS = new Ears();

  @AfterAll
  static void close() {
    EARS.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Yes, this is Alex.                 | yes this is alex
          Yes, I'll be there.                | yes i will be there
          No, can we move it to next week?   | no can we move it to next week
          How about Thursday afternoon?      | how about thursday afternoon
          No, thank you, that's all.         | no thank you that's all
          Can I speak to a human please?     | can i speak to a human please
          """)
  void sentenceOfTheStoryIsHeardAndBelieved(String said, String text) {
    assertThat(heard(said)).isEqualTo(new Heard(text, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My brother will drive me there by car.",
        "I already paid the bill last month.",
        "The weather is really nice outside today.",
        "What is the capital of France?"
      })
  void offTopicSentenceIsNotBelieved(String said) {
    assertThat(heard(said).agreed()).isFalse();
  }

  @Test
  void voiceOfTheCallBeforeDoesNotColourTheNext() {
    // Given
    var loud = utterance("Can we move it to next week?");
    for (var i = 0; i < loud.length; i++) {
      loud[i] = (short) Math.clamp(4L * loud[i], Short.MIN_VALUE, Short.MAX_VALUE);
    }
    EARS.hear(loud, () -> true).join();
    // When
    var next = heard("Yes, this is Alex.");
    // Then
    assertThat(next).isEqualTo(new Heard("yes this is alex", true));
  }

  private static Heard heard(String said) {
    return EARS.hear(utterance(said), () -> true).join();
  }

  private static short[] utterance(String said) {
    var line = Callee.say(said);
    var around = Arrays.copyOf(new short[Callee.RATE_HZ], line.length + 2 * Callee.RATE_HZ);
    System.arraycopy(line, 0, around, Callee.RATE_HZ, line.length);
    var tuning = new VoiceActivity.Tuning(Duration.ofMillis(100), Duration.ofMillis(600), 6);
    var utterances = new ArrayList<short[]>();
    var stream = new Resampler(Callee.RATE_HZ, Ears.RATE_HZ).push(around);
    for (var event : new VoiceActivity(tuning).push(stream)) {
      if (event instanceof Endpointing.Ended(var utterance)) {
        utterances.add(utterance);
      }
    }
    assertThat(utterances).hasSize(1);
    return utterances.getFirst();
  }
}
