package io.outdial.bridge.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.sandbox.infra.FreePort;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RtpPortsTest {

  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  private final AtomicLong now = new AtomicLong();
  private final int first = FreePort.pick() & ~1;

  @Test
  void aPairHasAnEvenPortForRtpAndHoldsTheOddOneAboveIt() throws Exception {
    // When
    try (RtpPort port = pool(first - 1, first + 1).take().orElseThrow()) {

      // Then
      assertThat(port.number()).isEqualTo(first);
      assertThat(port.channel().getLocalAddress()).isEqualTo(new InetSocketAddress(HOST, first));
      assertThat(isTaken(first + 1)).isTrue();
    }
    assertThat(isTaken(first)).isFalse();
    assertThat(isTaken(first + 1)).isFalse();
  }

  @Test
  void aPortRestsAfterUse() {
    // Given
    RtpPorts pool = pool(first, first + 1);
    pool.take().orElseThrow().close();

    // When
    now.addAndGet(Duration.ofSeconds(59).toNanos());

    // Then
    assertThat(pool.isAvailable()).isFalse();
    assertThat(pool.take()).isEmpty();

    // When
    now.addAndGet(Duration.ofSeconds(2).toNanos());

    // Then
    try (RtpPort again = pool.take().orElseThrow()) {
      assertThat(again.number()).isEqualTo(first);
    }
  }

  @Test
  void aPortThatAnotherHoldsIsPassedOver() throws Exception {
    // Given
    try (var other = new DatagramSocket(new InetSocketAddress(HOST, first + 1));
        // When
        RtpPort port = pool(first, first + 3).take().orElseThrow()) {
      // Then
      assertThat(other.isBound()).isTrue();
      assertThat(port.number()).isEqualTo(first + 2);
    }
  }

  @Test
  void closingTwiceGivesBackOnce() {
    // Given
    RtpPorts pool = pool(first, first + 1);
    RtpPort port = pool.take().orElseThrow();

    // When
    port.close();
    port.close();
    now.addAndGet(Duration.ofSeconds(61).toNanos());

    // Then
    try (RtpPort again = pool.take().orElseThrow()) {
      assertThat(again).isNotNull();
      assertThat(pool.take()).isEmpty();
    }
  }

  private RtpPorts pool(int min, int max) {
    return new RtpPorts(HOST, min, max, Duration.ofSeconds(60), now::get);
  }

  private static boolean isTaken(int port) {
    try {
      new DatagramSocket(new InetSocketAddress(HOST, port)).close();
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
