package io.outdial.sandbox.carrier.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Asks a SIP server whether it takes requests yet (OPTIONS, RFC 3261 section 11). The stack starts
 * its threads without telling when they run, and fails when it is stopped before.
 */
final class Probe {

  private static final int TRIES_MAX = 20;
  private static final int WAIT_MS = 500;

  private Probe() {}

  /**
   * Returns when the server has answered.
   *
   * @throws IOException when it does not within ten seconds
   */
  static void await(InetSocketAddress server) throws IOException {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(server.getAddress(), 0))) {
      socket.setSoTimeout(WAIT_MS);
      byte[] options = options(server, socket.getLocalPort());
      for (int i = 0; i < TRIES_MAX; i++) {
        socket.send(new DatagramPacket(options, options.length, server));
        if (isAnswered(socket)) {
          return;
        }
      }
    }
    throw new SocketTimeoutException("the SIP server does not answer");
  }

  private static boolean isAnswered(DatagramSocket socket) throws IOException {
    try {
      socket.receive(new DatagramPacket(new byte[1], 1));
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }

  private static byte[] options(InetSocketAddress server, int port) {
    String host = server.getAddress().getHostAddress();
    String uri = "sip:" + host + ":" + server.getPort();
    return """
    OPTIONS %1$s SIP/2.0
    Via: SIP/2.0/UDP %2$s:%3$d;branch=z9hG4bK%4$s
    Max-Forwards: 70
    From: <sip:probe@%2$s>;tag=probe
    To: <%1$s>
    Call-ID: %4$s
    CSeq: 1 OPTIONS
    Content-Length: 0

    """
        .formatted(uri, host, port, UUID.randomUUID())
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
