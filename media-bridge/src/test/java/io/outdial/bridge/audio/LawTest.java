package io.outdial.bridge.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference values are computed from the continuous formulas' step tables in ITU-T G.711. */
class LawTest {

  private static final int CLIP = 32_635;

  @ParameterizedTest
  @EnumSource
  void everyCodeSurvivesDecodingAndEncoding(Law law) {
    for (int code = 0; code < 256; code++) {
      byte again = law.encode(law.decode((byte) code));
      // µ-law has two zeros; the negative one becomes the positive one.
      int expected = law == Law.PCMU && code == 0x7F ? 0xFF : code;
      assertThat(again & 0xFF).as("code %d", code).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noSampleIsMoreThanHalfAStepOff(Law law) {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      byte code = law.encode((short) sample);
      int clipped = Math.clamp(sample, -CLIP, CLIP);
      assertThat(Math.abs(law.decode(code) - clipped))
          .as("sample %d", sample)
          .isLessThanOrEqualTo(halfStep(law, code & 0xFF));
    }
  }

  @Test
  void muLawFollowsTheRecommendationsTable() {
    for (int code = 0; code < 256; code++) {
      assertThat(Law.PCMU.decode((byte) code)).as("code %d", code).isEqualTo(muLaw(code));
    }
  }

  @Test
  void aLawFollowsTheRecommendationsTable() {
    for (int code = 0; code < 256; code++) {
      assertThat(Law.PCMA.decode((byte) code)).as("code %d", code).isEqualTo(aLaw(code));
    }
  }

  @Test
  void silenceIsTheCodeThatEveryPhoneKnows() {
    assertThat(Law.PCMU.encode((short) 0)).isEqualTo((byte) 0xFF);
    assertThat(Law.PCMA.encode((short) 0)).isEqualTo((byte) 0xD5);
  }

  /** G.711 table 2: 14-bit values y = (2 s + 33) 2^e - 33, here to 16 bits. */
  private static short muLaw(int code) {
    int bits = 255 - code;
    int exponent = bits / 16 % 8;
    int step = bits % 16;
    int value = (int) ((2 * step + 33) * Math.pow(2, exponent) - 33) * 4;
    return (short) (bits >= 128 ? -value : value);
  }

  /** G.711 table 1: 13-bit values, every second bit inverted, here to 16 bits. */
  private static short aLaw(int code) {
    int bits = code ^ 0b0101_0101;
    int exponent = bits / 16 % 8;
    int step = bits % 16;
    double value = exponent == 0 ? 2 * step + 1 : (2 * step + 33) * Math.pow(2, exponent - 1);
    int scaled = (int) (value * 8);
    return (short) (bits >= 128 ? scaled : -scaled);
  }

  private static int halfStep(Law law, int code) {
    int exponent =
        switch (law) {
          case PCMU -> (255 - code) / 16 % 8;
          case PCMA -> Math.max(1, (code ^ 0b0101_0101) / 16 % 8);
        };
    return 4 << exponent;
  }
}
