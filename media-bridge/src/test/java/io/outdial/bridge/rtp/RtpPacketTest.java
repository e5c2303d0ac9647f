package io.outdial.bridge.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {

  private final RtpPacket packet = new RtpPacket();

  @Test
  void theHeaderIsRead() {
    // When
    boolean valid = packet.wrap(hex("80 88 fffe 00000010 deadbeef 0102"));

    // Then
    assertThat(valid).isTrue();
    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(8);
    assertThat(packet.sequence()).isEqualTo(0xFFFE);
    assertThat(packet.timestamp()).isEqualTo(16);
    assertThat(packet.ssrc()).isEqualTo(0xDEADBEEF);
    assertThat(payload()).containsExactly(1, 2);
  }

  @Test
  void contributorsExtensionAndPaddingAreLeftOut() {
    // When
    boolean valid =
        packet.wrap(hex("b1 00 0001 00000000 00000001 00000002 bede0001 00000000 0a0b 0002"));

    // Then
    assertThat(valid).isTrue();
    assertThat(payload()).containsExactly(0x0a, 0x0b);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80 00 0001 00000000 000000",
        "40 00 0001 00000000 00000001 00",
        "c0 00 0001 00000000 00000001 00",
        "8f 00 0001 00000000 00000001 00",
        "90 00 0001 00000000 00000001 bede",
        "90 00 0001 00000000 00000001 bedeffff 00",
        "a0 00 0001 00000000 00000001 0009"
      })
  void whatIsNoRtpIsRefused(String datagram) {
    assertThat(packet.wrap(hex(datagram))).isFalse();
  }

  @Test
  void randomBytesNeverDoHarm() {
    var random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      var bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (packet.wrap(ByteBuffer.wrap(bytes))) {
        assertThat(payload().length).isLessThan(64);
      }
    }
  }

  @Test
  void whatWeWriteCanBeRead() {
    // Given
    var writer = new RtpWriter(160);
    packet.wrap(writer.write(8, true, 0, new byte[] {7}, 1));
    int sequence = packet.sequence();
    int timestamp = packet.timestamp();

    // When
    packet.wrap(writer.write(8, false, 160, new byte[] {9}, 1));

    // Then
    assertThat(packet.marker()).isFalse();
    assertThat(packet.payloadType()).isEqualTo(8);
    assertThat(packet.sequence()).isEqualTo(Sequence.next(sequence));
    assertThat(packet.timestamp() - timestamp).isEqualTo(160);
    assertThat(packet.ssrc()).isEqualTo(writer.ssrc());
    assertThat(payload()).containsExactly(9);
  }

  private byte[] payload() {
    var payload = new byte[packet.payloadLength()];
    packet.copyPayload(payload);
    return payload;
  }

  private static ByteBuffer hex(String text) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(text.replace(" ", "")));
  }
}
