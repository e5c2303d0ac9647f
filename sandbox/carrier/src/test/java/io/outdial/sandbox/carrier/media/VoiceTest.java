package io.outdial.sandbox.carrier.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VoiceTest {

  private static final Voice VOICE = new Voice();

  @Test
  void speaksAtThePaceAndLoudnessOfAPerson() {
    // Given
    String line = "No, can we move it to next week?";

    // When
    short[] samples = VOICE.speak(line);

    // Then
    assertThat(samples.length / Codec.SAMPLE_RATE_HZ).isBetween(1, 4);
    assertThat(Loudness.dbfs(samples)).isBetween(-35.0, -8.0);
  }

  @Test
  void aLineThatWasSpokenBeforeIsNotSynthesisedAgain() {
    // Given
    short[] first = VOICE.speak("Goodbye.");

    // When
    short[] second = VOICE.speak("Goodbye.");

    // Then
    assertThat(second).isSameAs(first);
  }

  @Test
  void aNovelIsNotRead() {
    // Given
    String novel = "and then ".repeat(1000);

    // When
    assertThatThrownBy(() -> VOICE.speak(novel))
        // Then
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halvingTheRateKeepsSpeechAndRemovesWhatWouldFoldBack() {
    // Given
    short[] speechBand = tone(1000);
    short[] aboveTheNewNyquist = tone(6000);

    // When
    double kept = Loudness.dbfs(HalfBand.decimate(speechBand));
    double removed = Loudness.dbfs(HalfBand.decimate(aboveTheNewNyquist));

    // Then
    assertThat(kept).isBetween(Loudness.dbfs(speechBand) - 0.5, Loudness.dbfs(speechBand) + 0.5);
    assertThat(removed).isLessThan(kept - 40);
  }

  private static short[] tone(int hertz) {
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / 16_000));
    }
    return samples;
  }
}
