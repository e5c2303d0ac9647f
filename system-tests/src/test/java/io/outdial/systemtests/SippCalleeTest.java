package io.outdial.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same call with a callee that we did not write: SIPp. */
@ExtendWith(Sandbox.class)
class SippCalleeTest {

  private static final Path SIPP = Path.of("/usr/bin/sipp");
  private static final int PCMA = 8;
  private static final int RTP_VERSION_2 = 0x80;

  @TempDir Path folder;

  @BeforeEach
  void sippIsThere() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(SIPP).as("SIPp (package sip-tester)").isExecutable();
    }
    assumeTrue(Files.isExecutable(SIPP), "SIPp is not installed (package sip-tester)");
  }

  @Test
  void aCalleeThatWeDidNotWriteIsCalledHeardAndReported(Product product) throws Exception {
    try (var rtp = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      Process sipp = answer(product.sippPort(), rtp.getLocalPort());

      // When
      String callId =
          product.post(product.order(Sandbox.SIPP_PREFIX + "0", "sipp@yourcompany.example"));

      // Then
      int packets = countRtp(rtp);
      JsonNode data = product.webhook(callId, "outbound-ai.finished").body().get("data");
      assertThat(data.get("status").textValue()).isEqualTo("ended-success");
      assertThat(data.get("endedReason").textValue()).isEqualTo("finished");
      assertThat(data.get("durationSec").intValue()).isBetween(5, 8);
      assertThat(product.transcript(data.get("transcriptPath").textValue()).body())
          .contains("AI: ");
      assertThat(sipp.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(sipp.exitValue()).as("the scenario was played to its end").isZero();
      // six seconds of one packet each 20 ms, less what starting and stopping takes
      assertThat(packets).isBetween(240, 320);
    }
  }

  private Process answer(int port, int rtpPort) throws IOException {
    var scenario = Path.of(getClass().getResource("/sipp/answers-and-hangs-up.xml").getPath());
    var builder =
        new ProcessBuilder(
            SIPP.toString(),
            "-sf",
            scenario.toString(),
            "-i",
            "127.0.0.1",
            "-p",
            String.valueOf(port),
            "-key",
            "rtp_port",
            String.valueOf(rtpPort),
            "-m",
            "1",
            "-nostdin",
            "-timeout",
            "60s",
            "-timeout_error");
    builder.environment().putIfAbsent("TERM", "dumb");
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("sipp.log").toFile())
        .start();
  }

  /** Counts A-law packets until two seconds pass without one; waits a minute for the first. */
  private static int countRtp(DatagramSocket rtp) throws IOException {
    var packet = new DatagramPacket(new byte[2048], 2048);
    int count = 0;
    rtp.setSoTimeout(60_000);
    try {
      while (true) {
        rtp.receive(packet);
        rtp.setSoTimeout(2_000);
        byte[] bytes = packet.getData();
        if ((bytes[0] & 0xC0) == RTP_VERSION_2 && (bytes[1] & 0x7F) == PCMA) {
          count++;
        }
      }
    } catch (SocketTimeoutException silence) {
      return count;
    }
  }
}
