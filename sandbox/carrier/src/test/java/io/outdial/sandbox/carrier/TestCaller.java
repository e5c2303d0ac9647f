package io.outdial.sandbox.carrier;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A caller that writes its SIP by hand, so that the carrier's stack is not tested against itself.
 */
final class TestCaller implements AutoCloseable {

  private static final int WAIT_MS_MAX = 10_000;

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final InetSocketAddress carrier;
  private final String number;
  private final String sipCallId = UUID.randomUUID().toString();
  private final String inviteBranch = "z9hG4bK" + UUID.randomUUID();
  private String toTag = "";
  private int cseq = 1;

  TestCaller(InetSocketAddress carrier, String number) throws IOException {
    this.carrier = carrier;
    this.number = number;
  }

  String sipCallId() {
    return sipCallId;
  }

  void invite(String sdp) throws IOException {
    send(request("INVITE", cseq, inviteBranch, sdp));
  }

  void ack() throws IOException {
    send(request("ACK", cseq, "z9hG4bK" + UUID.randomUUID(), ""));
  }

  void cancel() throws IOException {
    send(request("CANCEL", cseq, inviteBranch, ""));
  }

  /** Sends a request within the dialog. */
  void send(String method, String sdp) throws IOException {
    send(request(method, ++cseq, "z9hG4bK" + UUID.randomUUID(), sdp));
  }

  void refer(String target) throws IOException {
    String request = request("REFER", ++cseq, "z9hG4bK" + UUID.randomUUID(), "");
    send(request.replace("Contact:", "Refer-To: <" + target + ">\r\nContact:"));
  }

  void ok(String requestOfTheCarrier) throws IOException {
    ok(requestOfTheCarrier, "");
  }

  void ok(String requestOfTheCarrier, String sdp) throws IOException {
    String copied =
        requestOfTheCarrier
            .lines()
            .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
            .reduce("", (all, line) -> all + line + "\r\n");
    send(
        "SIP/2.0 200 OK\r\n%sContact: <sip:caller@127.0.0.1:%d>\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(
                copied,
                socket.getLocalPort(),
                sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n",
                sdp.length(),
                sdp));
  }

  /** Waits for a message whose first line contains this text, skipping others. */
  String await(String startLine) throws IOException {
    long deadlineNanos = System.nanoTime() + WAIT_MS_MAX * 1_000_000L;
    while (System.nanoTime() < deadlineNanos) {
      String message = receive(WAIT_MS_MAX);
      if (message.lines().findFirst().orElse("").contains(startLine)) {
        rememberTag(message);
        return message;
      }
    }
    throw new SocketTimeoutException("no " + startLine);
  }

  private String receive(int timeoutMs) throws IOException {
    byte[] buffer = new byte[16_384];
    DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
    socket.setSoTimeout(timeoutMs);
    socket.receive(datagram);
    return new String(buffer, 0, datagram.getLength(), StandardCharsets.UTF_8);
  }

  private void rememberTag(String message) {
    Matcher tag = Pattern.compile("(?im)^To:.*;tag=(\\S+)").matcher(message);
    if (message.startsWith("SIP/2.0") && tag.find()) {
      toTag = ";tag=" + tag.group(1);
    }
  }

  /** Sends anything at all. */
  void send(String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, carrier));
  }

  private String request(String method, int cseq, String branch, String sdp) {
    String self = "127.0.0.1:" + socket.getLocalPort();
    String target = "sip:%s@127.0.0.1:%d".formatted(number, carrier.getPort());
    return """
    %1$s %2$s SIP/2.0
    Via: SIP/2.0/UDP %3$s;rport;branch=%4$s
    Max-Forwards: 70
    Supported: timer
    From: "Dr. Who" <sip:+12025550000@%3$s>;tag=caller
    To: <%2$s>%5$s
    Call-ID: %6$s
    CSeq: %7$d %1$s
    Contact: <sip:caller@%3$s>
    %8$sContent-Length: %9$d

    """
            .formatted(
                method,
                target,
                self,
                branch,
                method.equals("CANCEL") ? "" : toTag,
                sipCallId,
                cseq,
                sdp.isEmpty() ? "" : "Content-Type: application/sdp\n",
                sdp.length())
            .replace("\n", "\r\n")
        + sdp;
  }

  @Override
  public void close() {
    socket.close();
  }
}
