package io.outdial.sandbox.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({"8000,16000", "24000,16000", "48000,24000", "11025,16000", "44100,16000"})
  void toneKeepsItsPitchLoudnessAndLength(int fromHz, int toHz) {
    // When
    var converted = Resampler.convert(tone(fromHz, 1_000, fromHz), fromHz, toHz);
    // Then
    var expected = tone(toHz, 1_000, toHz);
    assertThat(converted).hasSize(toHz);
    for (var i = 100; i < toHz - 100; i++) {
      assertThat((int) converted[i]).isBetween(expected[i] - 200, expected[i] + 200);
    }
  }

  @Test
  void streamInPiecesSoundsAsTheWhole() {
    // Given
    var tone = tone(8_000, 700, 8_000);
    var whole = new Resampler(8_000, 16_000).push(tone);
    // When
    var stream = new Resampler(8_000, 16_000);
    var pieces = new short[0];
    for (var from = 0; from < tone.length; from += 160) {
      var piece = stream.push(Arrays.copyOfRange(tone, from, from + 160));
      pieces = Arrays.copyOf(pieces, pieces.length + piece.length);
      System.arraycopy(piece, 0, pieces, pieces.length - piece.length, piece.length);
    }
    // Then
    assertThat(pieces).isEqualTo(whole);
  }

  @Test
  void whatTheLowerRateCannotHoldIsSilent() {
    // When
    var converted = Resampler.convert(tone(48_000, 18_000, 48_000), 48_000, 24_000);
    // Then
    for (var i = 100; i < converted.length - 100; i++) {
      assertThat(Math.abs(converted[i])).isLessThan((short) 300);
    }
  }

  private static short[] tone(int rateHz, int pitchHz, int count) {
    var samples = new short[count];
    for (var i = 0; i < count; i++) {
      samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * pitchHz * i / rateHz));
    }
    return samples;
  }
}
