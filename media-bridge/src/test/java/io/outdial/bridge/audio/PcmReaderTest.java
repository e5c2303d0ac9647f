package io.outdial.bridge.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PcmReaderTest {

  @Test
  void aSampleThatIsSplitBetweenPiecesIsPutTogether() {
    // Given
    var reader = new PcmReader();

    // When
    short[] first = reader.read(new byte[] {0x34, 0x12, (byte) 0xFF});
    short[] second = reader.read(new byte[] {(byte) 0xFF, 0x01});
    short[] third = reader.read(new byte[] {});
    short[] fourth = reader.read(new byte[] {(byte) 0x80});

    // Then
    assertThat(first).containsExactly(0x1234);
    assertThat(second).containsExactly(-1);
    assertThat(third).isEmpty();
    assertThat(fourth).containsExactly((short) 0x8001);
  }

  @Test
  void aResetForgetsTheOddByte() {
    // Given
    var reader = new PcmReader();
    reader.read(new byte[] {0x55});

    // When
    reader.reset();

    // Then
    assertThat(reader.read(new byte[] {0x01, 0x00})).containsExactly(1);
  }
}
