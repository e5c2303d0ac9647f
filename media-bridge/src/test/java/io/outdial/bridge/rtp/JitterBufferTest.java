package io.outdial.bridge.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.bridge.rtp.JitterBuffer.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JitterBufferTest {

  private final JitterBuffer buffer = new JitterBuffer(2, 6);
  private final byte[] out = new byte[JitterBuffer.PAYLOAD_BYTES_MAX];

  /** Packets by number, {@code >} takes one: {@code -} nothing there, {@code x} lost. */
  @ParameterizedTest
  @CsvSource({
    "in order,            1 > 2 > > 3 > >,        - 1 2 3 -",
    "reordered,           1 3 2 4 > > > >,        1 2 3 4",
    "the first is late,   2 1 3 > > >,            1 2 3",
    "duplicates,          1 1 2 2 > 2 > >,        1 2 -",
    "one lost,            1 2 4 > > > > >,        1 2 x 4 -",
    "two lost,            1 2 5 > > > > > >,      1 2 x x 5 -",
    "late is dropped,     1 2 4 > > > 3 > >,      1 2 x 4 -",
    "silence then more,   1 2 > > > 3 > 4 > >,    1 2 - - 3 4",
    "a gap in silence,    1 2 > > > 9 10 > >,     1 2 - 9 10",
    "old again,           1 2 > > > 2 3 > 4 > >,  1 2 - - 3 4",
    "burst is cut,        1 2 3 4 5 6 7 8 > > >,  7 8 -",
  })
  void packetsComeOutInOrder(String what, String script, String expected) {
    for (int start : new int[] {0, 65_530, 65_534, 65_535, 32_766}) {
      buffer.reset();
      assertThat(play(script, start)).as("%s from %d", what, start).isEqualTo(expected);
    }
  }

  @Test
  void aBurstIsCountedAsDropped() {
    // Given
    for (int i = 0; i < 10; i++) {
      buffer.put(numbered(i, 0));
    }

    // When
    buffer.take(out);

    // Then
    assertThat(buffer.takeDropped()).isEqualTo(8);
    assertThat(buffer.takeDropped()).isZero();
  }

  @Test
  void arrivalsAreClassified() {
    assertThat(buffer.put(numbered(5, 0))).isEqualTo(Arrival.KEPT);
    assertThat(buffer.put(numbered(5, 0))).isEqualTo(Arrival.DUPLICATE);
    assertThat(buffer.put(numbered(6, 0))).isEqualTo(Arrival.KEPT);
    assertThat(buffer.take(out)).isEqualTo(1);
    assertThat(buffer.put(numbered(5, 0))).isEqualTo(Arrival.LATE);
    assertThat(buffer.put(Packets.packet(7, 1, new byte[481]))).isEqualTo(Arrival.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5000, 40_000, 65_000})
  void aJumpOfTheNumbersStartsAnew(int jump) {
    // Given
    buffer.put(numbered(1, 0));
    buffer.put(numbered(2, 0));
    buffer.take(out);

    // When
    buffer.put(Packets.packet(jump, 1, new byte[] {77}));
    buffer.put(Packets.packet(jump + 1, 1, new byte[] {78}));

    // Then
    assertThat(buffer.take(out)).isEqualTo(1);
    assertThat(out[0]).isEqualTo((byte) 77);
  }

  private String play(String script, int start) {
    List<String> taken = new ArrayList<>();
    for (String step : script.split(" ")) {
      if (!step.equals(">")) {
        buffer.put(numbered(Integer.parseInt(step), start));
        continue;
      }
      int length = buffer.take(out);
      taken.add(
          switch (length) {
            case JitterBuffer.EMPTY -> "-";
            case JitterBuffer.LOST -> "x";
            default -> String.valueOf(out[0]);
          });
    }
    return String.join(" ", taken);
  }

  private static RtpPacket numbered(int number, int start) {
    return Packets.packet((start + number) & 0xFFFF, 1, new byte[] {(byte) number});
  }
}
