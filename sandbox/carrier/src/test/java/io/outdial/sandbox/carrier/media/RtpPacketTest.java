package io.outdial.sandbox.carrier.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketTest {

  private static final byte[] PAYLOAD = {1, 2, 3};

  @Test
  void writesTheHeaderOfRfc3550() {
    // Given
    RtpPacket packet = new RtpPacket(true, 8, 0xFFFE, 0x80000001, 0xCAFEBABE, PAYLOAD);

    // When
    byte[] bytes = packet.toBytes();

    // Then
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("8088fffe80000001cafebabe010203");
  }

  @Test
  void readsWhatItWrote() {
    // Given
    byte[] bytes = new RtpPacket(false, 0, 7, 160, 99, PAYLOAD).toBytes();

    // When
    RtpPacket read = RtpPacket.parse(bytes, bytes.length).orElseThrow();

    // Then
    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(new RtpPacket(false, 0, 7, 160, 99, PAYLOAD));
  }

  @Test
  void skipsContributorsExtensionAndPadding() {
    // Given
    byte[] bytes =
        HexFormat.of()
            .parseHex("b1000001" + "00000002" + "00000003" + "00000004" + "bede0001" + "aabbccdd");

    byte[] whole = Arrays.copyOf(bytes, bytes.length + 5);
    System.arraycopy(PAYLOAD, 0, whole, bytes.length, PAYLOAD.length);
    whole[whole.length - 1] = 2;

    // When
    RtpPacket read = RtpPacket.parse(whole, whole.length).orElseThrow();

    // Then
    assertThat(read.payload()).isEqualTo(PAYLOAD);
  }

  @Test
  void garbageIsNoPacketAndNeverAnError() {
    // Given
    Random random = new Random(42);

    // When
    for (int i = 0; i < 20_000; i++) {
      byte[] datagram = new byte[random.nextInt(64)];
      random.nextBytes(datagram);

      // Then
      RtpPacket.parse(datagram, datagram.length)
          .ifPresent(packet -> assertThat(packet.payload().length).isLessThan(datagram.length));
    }
  }

  @Test
  void aWrongVersionIsNoPacket() {
    // Given
    byte[] bytes = new RtpPacket(false, 0, 7, 160, 99, PAYLOAD).toBytes();
    bytes[0] = 0x40;

    // When
    var read = RtpPacket.parse(bytes, bytes.length);

    // Then
    assertThat(read).isEmpty();
  }
}
