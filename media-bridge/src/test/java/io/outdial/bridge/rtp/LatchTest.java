package io.outdial.bridge.rtp;

import static io.outdial.bridge.rtp.Latch.Verdict.ACCEPT;
import static io.outdial.bridge.rtp.Latch.Verdict.ACCEPT_NEW_STREAM;
import static io.outdial.bridge.rtp.Latch.Verdict.DROP;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatchTest {

  private static final InetSocketAddress DESCRIBED = new InetSocketAddress("127.0.0.1", 4000);
  private static final InetSocketAddress NAT = new InetSocketAddress("127.0.0.2", 5000);
  private static final InetSocketAddress THIRD = new InetSocketAddress("127.0.0.3", 6000);

  private final Latch latch = new Latch(DESCRIBED, 0);

  @Test
  void theDescribedAddressIsHeardFromItsFirstPacket() {
    assertThat(judge(DESCRIBED, 1, 10, 0)).isEqualTo(ACCEPT_NEW_STREAM);
    assertThat(judge(DESCRIBED, 2, 10, 20)).isEqualTo(ACCEPT);
  }

  @Test
  void aThirdPartyCannotTakeOverARunningStream() {
    // Given
    judge(DESCRIBED, 1, 10, 0);

    // When
    for (int i = 0; i < 50; i++) {
      assertThat(judge(THIRD, i, 66, 1000 + i)).isEqualTo(DROP);
      assertThat(judge(THIRD, i, 10, 1000 + i)).isEqualTo(DROP);
    }

    // Then
    assertThat(judge(DESCRIBED, 2, 10, 2000)).isEqualTo(ACCEPT);
    assertThat(latch.remote()).isEqualTo(DESCRIBED);
  }

  @Test
  void nobodyElseMaySpeakInTheFirstHalfSecond() {
    for (int i = 0; i < 20; i++) {
      assertThat(judge(NAT, i, 20, 20 * i)).isEqualTo(DROP);
    }
    assertThat(latch.remote()).isEqualTo(DESCRIBED);
  }

  @Test
  void anotherAddressIsBelievedAfterHalfASecondAndThreePacketsInSequence() {
    assertThat(judge(NAT, 7, 20, 510)).isEqualTo(DROP);
    assertThat(judge(NAT, 8, 20, 530)).isEqualTo(DROP);
    assertThat(judge(NAT, 9, 20, 550)).isEqualTo(ACCEPT_NEW_STREAM);
    assertThat(judge(NAT, 10, 20, 570)).isEqualTo(ACCEPT);
    assertThat(latch.remote()).isEqualTo(NAT);
  }

  @Test
  void packetsOutOfSequenceOrOfSeveralStreamsProveNothing() {
    for (int i = 0; i < 30; i++) {
      assertThat(judge(NAT, 2 * i, 20, 510 + i)).isEqualTo(DROP);
      assertThat(judge(THIRD, i, i, 510 + i)).isEqualTo(DROP);
    }
  }

  @Test
  void theDescribedAddressTakesTheStreamBack() {
    // Given
    for (int i = 0; i < 3; i++) {
      judge(NAT, i, 20, 510 + i);
    }

    // When
    judge(DESCRIBED, 1, 10, 600);
    judge(DESCRIBED, 2, 10, 620);

    // Then
    assertThat(judge(DESCRIBED, 3, 10, 640)).isEqualTo(ACCEPT_NEW_STREAM);
    assertThat(judge(NAT, 4, 20, 660)).isEqualTo(DROP);
    assertThat(latch.remote()).isEqualTo(DESCRIBED);
  }

  @Test
  void aNewStreamOfThePeerIsBelievedAfterThreePackets() {
    // Given
    judge(DESCRIBED, 1, 10, 0);

    // When
    assertThat(judge(DESCRIBED, 500, 11, 20)).isEqualTo(DROP);
    assertThat(judge(DESCRIBED, 501, 11, 40)).isEqualTo(DROP);

    // Then
    assertThat(judge(DESCRIBED, 502, 11, 60)).isEqualTo(ACCEPT_NEW_STREAM);
    assertThat(judge(DESCRIBED, 503, 11, 80)).isEqualTo(ACCEPT);
  }

  private Latch.Verdict judge(InetSocketAddress source, int sequence, int ssrc, long ms) {
    return latch.judge(
        source, Packets.packet(sequence, ssrc, new byte[1]), Duration.ofMillis(ms).toNanos());
  }
}
