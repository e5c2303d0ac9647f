package io.outdial.bridge.rtp;

import java.nio.ByteBuffer;

/** RTP packets for tests. */
public final class Packets {

  private Packets() {}

  public static RtpPacket packet(int sequence) {
    return packet(sequence, 1, new byte[160]);
  }

  public static RtpPacket packet(int sequence, int ssrc, byte[] payload) {
    var packet = new RtpPacket();
    packet.wrap(datagram(0, sequence, 0, ssrc, payload));
    return packet;
  }

  public static ByteBuffer datagram(
      int payloadType, int sequence, int timestamp, int ssrc, byte[] payload) {
    return ByteBuffer.allocate(12 + payload.length)
        .put((byte) 0x80)
        .put((byte) payloadType)
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(ssrc)
        .put(payload)
        .flip();
  }
}
