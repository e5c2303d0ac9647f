package io.outdial.sandbox.carrier.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

  @ParameterizedTest
  @EnumSource
  void expandsEveryCodeAsTheJdkDoes(Codec codec) throws IOException {
    // Given
    byte[] codes = allCodes();

    // When
    short[] samples = codec.decode(codes);

    // Then
    assertThat(samples).isEqualTo(expandedByTheJdk(codec, codes));
  }

  @ParameterizedTest
  @EnumSource
  void encodesEachSampleToTheNearestCodeOfItsSegment(Codec codec) {
    // Given
    short[] everySample = new short[65_536];
    IntStream.range(0, 65_536).forEach(i -> everySample[i] = (short) (i - 32_768));

    // When
    short[] back = codec.decode(codec.encode(everySample));

    // Then
    for (int i = 0; i < everySample.length; i++) {
      int sample = Math.clamp(everySample[i], -32_124, 32_124);
      int stepMax = Math.max(16, Math.abs(sample) / 16);
      assertThat(Math.abs(back[i] - sample)).isLessThanOrEqualTo(stepMax);
    }
  }

  @Test
  void aCodeSurvivesExpandingAndEncoding() {
    // Given
    byte[] codes = allCodes();

    // When
    byte[] alaw = Codec.PCMA.encode(Codec.PCMA.decode(codes));
    byte[] ulaw = Codec.PCMU.encode(Codec.PCMU.decode(codes));

    // Then
    assertThat(alaw).isEqualTo(codes);
    // Zero has two codes in mu-law; the negative one is never sent.
    codes[0x7F] = (byte) 0xFF;
    assertThat(ulaw).isEqualTo(codes);
  }

  private static byte[] allCodes() {
    byte[] codes = new byte[256];
    IntStream.range(0, 256).forEach(code -> codes[code] = (byte) code);
    return codes;
  }

  private static short[] expandedByTheJdk(Codec codec, byte[] codes) throws IOException {
    Encoding law = codec == Codec.PCMU ? Encoding.ULAW : Encoding.ALAW;
    AudioFormat companded = new AudioFormat(law, 8000, 8, 1, 1, 8000, false);
    AudioFormat linear = new AudioFormat(8000, 16, 1, true, false);
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(
            linear,
            new AudioInputStream(new ByteArrayInputStream(codes), companded, codes.length))) {
      short[] samples = new short[codes.length];
      ByteBuffer.wrap(in.readAllBytes())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer()
          .get(samples);
      return samples;
    }
  }
}
