package io.outdial.sandbox.carrier;

import io.outdial.sandbox.carrier.media.Codec;
import io.outdial.sandbox.carrier.media.Pacer;
import io.outdial.sandbox.carrier.media.Sounds;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The caller's RTP, with headers written by hand. */
final class TestAudio implements AutoCloseable {

  /** One received packet. */
  record Packet(
      int version, int payloadType, int sequence, int timestamp, short[] frame, long atNanos) {}

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final BlockingQueue<Packet> received = new LinkedBlockingQueue<>();
  private final Codec codec;
  private final int payloadType;
  private int sequence;

  TestAudio(Codec codec) throws IOException {
    this.codec = codec;
    this.payloadType = codec == Codec.PCMU ? 0 : 8;
    Thread.ofVirtual().start(this::receive);
  }

  String offer(String... attributes) {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + "m=audio %d RTP/AVP %d\r\n".formatted(socket.getLocalPort(), payloadType)
        + String.join("\r\n", attributes)
        + (attributes.length == 0 ? "" : "\r\n");
  }

  static int port(String answer) {
    Matcher media = Pattern.compile("(?m)^m=audio (\\d+) ").matcher(answer);
    if (!media.find()) {
      throw new AssertionError("no audio in the answer");
    }
    return Integer.parseInt(media.group(1));
  }

  void speak(int port, int lengthMs) throws IOException {
    send(port, Sounds.speech(lengthMs));
  }

  void beSilent(int port, int lengthMs) throws IOException {
    send(port, Sounds.silence(lengthMs, 8));
  }

  private void send(int port, List<short[]> frames) throws IOException {
    InetSocketAddress phone = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Pacer pacer = new Pacer();
    for (short[] frame : frames) {
      byte[] rtp =
          ByteBuffer.allocate(172)
              .put((byte) 0x80)
              .put((byte) payloadType)
              .putShort((short) sequence)
              .putInt(160 * sequence++)
              .putInt(0x1234)
              .put(codec.encode(frame))
              .array();
      socket.send(new DatagramPacket(rtp, rtp.length, phone));
      pacer.awaitBeat();
    }
  }

  private void receive() {
    byte[] buffer = new byte[2048];
    while (!socket.isClosed()) {
      try {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        received.add(packet(ByteBuffer.wrap(buffer, 0, datagram.getLength())));
      } catch (IOException e) {
        return;
      }
    }
  }

  private Packet packet(ByteBuffer rtp) {
    byte[] payload = new byte[rtp.remaining() - 12];
    rtp.get(12, payload);
    return new Packet(
        (rtp.get(0) & 0xC0) >> 6,
        rtp.get(1) & 0x7F,
        rtp.getShort(2) & 0xFFFF,
        rtp.getInt(4),
        codec.decode(payload),
        System.nanoTime());
  }

  List<Packet> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    socket.close();
  }
}
