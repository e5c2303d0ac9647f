package io.outdial.bridge.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({
    "8000, 16000, 300", "8000, 16000, 1000", "8000, 16000, 3000",
    "24000, 8000, 300", "24000, 8000, 1000", "24000, 8000, 2800",
    "16000, 8000, 1000", "24000, 16000, 1000", "48000, 8000, 1000"
  })
  void aToneInTheSpeechBandKeepsItsPitchAndLoudness(int from, int to, double hertz) {
    // Given
    short[] tone = Tone.of(hertz, from, from, 12_000);

    // When
    short[] resampled = inPieces(new Resampler(from, to), tone, from / 50);

    // Then
    short[] steady = Tone.part(resampled, to / 10, to - to / 10);
    assertThat(resampled).hasSizeBetween(to - 1, to + 1);
    assertThat(Tone.snr(steady, hertz, to)).isGreaterThan(60);
    assertThat(Tone.rms(steady))
        .isBetween(12_000 / Math.sqrt(2) * 0.97, 12_000 / Math.sqrt(2) * 1.03);
  }

  @ParameterizedTest
  @CsvSource({"24000, 8000, 4600", "24000, 8000, 7000", "24000, 8000, 11000", "16000, 8000, 6000"})
  void aToneAboveTheTelephoneBandDoesNotFoldBackIntoIt(int from, int to, double hertz) {
    // Given
    short[] tone = Tone.of(hertz, from, from, 12_000);

    // When
    short[] resampled = inPieces(new Resampler(from, to), tone, from / 50);

    // Then
    assertThat(Tone.rms(Tone.part(resampled, to / 10, to))).isLessThan(12);
  }

  @Test
  void upsamplingLeavesNoImageAboveTheBand() {
    // Given
    short[] tone = Tone.of(3000, 8000, 8000, 12_000);

    // When
    short[] resampled = inPieces(new Resampler(8000, 16_000), tone, 160);

    // Then
    assertThat(Tone.share(Tone.part(resampled, 1600, 14_400), 5000, 16_000)).isLessThan(1e-5);
  }

  @Test
  void theSizeOfThePiecesDoesNotShow() {
    // Given
    short[] tone = Tone.of(700, 24_000, 24_000);

    // When
    short[] even = inPieces(new Resampler(24_000, 8000), tone, 480);
    short[] odd = inPieces(new Resampler(24_000, 8000), tone, 317);

    // Then
    assertThat(odd).isEqualTo(even);
  }

  @Test
  void afterAResetNothingOfTheOldStreamIsHeard() {
    // Given
    var resampler = new Resampler(24_000, 8000);
    inPieces(resampler, Tone.of(700, 24_000, 4800), 480);

    // When
    resampler.reset();

    // Then
    assertThat(inPieces(resampler, new short[480], 480)).containsOnly(0);
  }

  private static short[] inPieces(Resampler resampler, short[] samples, int piece) {
    var all = new short[resampler.lengthFor(samples.length) + samples.length / piece + 1];
    int length = 0;
    for (int from = 0; from < samples.length; from += piece) {
      short[] in = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + piece));
      var out = new short[resampler.lengthFor(in.length)];
      int written = resampler.resample(in, in.length, out);
      System.arraycopy(out, 0, all, length, written);
      length += written;
    }
    return Arrays.copyOf(all, length);
  }
}
