package io.outdial.bridge.rtp;

import java.nio.ByteBuffer;

/**
 * An RTP packet, read in place and reused for every datagram of a thread (RFC 3550, section 5.1):
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |           synchronization source (SSRC) identifier            |
 * </pre>
 */
public final class RtpPacket {

  public static final int HEADER_BYTES = 12;

  private static final int VERSION = 2;

  private ByteBuffer datagram = ByteBuffer.allocate(0);
  private int payloadStart;
  private int payloadLength;

  /** Takes the buffer's remaining bytes; false if they are no RTP packet. */
  public boolean wrap(ByteBuffer buffer) {
    datagram = buffer;
    int length = buffer.remaining();
    if (length < HEADER_BYTES || buffer.get(buffer.position()) >> 6 != VERSION - 4) {
      return false;
    }
    payloadStart = buffer.position() + HEADER_BYTES + 4 * (first() & 0x0F);
    if ((first() & 0x10) != 0 && !skipExtension(buffer.limit())) {
      return false;
    }
    payloadLength = buffer.limit() - payloadStart - padding(buffer);
    return payloadLength >= 0;
  }

  public boolean marker() {
    return (datagram.get(datagram.position() + 1) & 0x80) != 0;
  }

  public int payloadType() {
    return datagram.get(datagram.position() + 1) & 0x7F;
  }

  public int sequence() {
    return datagram.getShort(datagram.position() + 2) & 0xFFFF;
  }

  public int timestamp() {
    return datagram.getInt(datagram.position() + 4);
  }

  public int ssrc() {
    return datagram.getInt(datagram.position() + 8);
  }

  public int payloadLength() {
    return payloadLength;
  }

  /** Copies the payload to the start of {@code out}, which must be long enough. */
  public void copyPayload(byte[] out) {
    datagram.get(payloadStart, out, 0, payloadLength);
  }

  private int first() {
    return datagram.get(datagram.position());
  }

  private boolean skipExtension(int limit) {
    if (payloadStart + 4 > limit) {
      return false;
    }
    payloadStart += 4 + 4 * (datagram.getShort(payloadStart + 2) & 0xFFFF);
    return payloadStart <= limit;
  }

  private int padding(ByteBuffer buffer) {
    return (first() & 0x20) == 0 ? 0 : buffer.get(buffer.limit() - 1) & 0xFF;
  }
}
