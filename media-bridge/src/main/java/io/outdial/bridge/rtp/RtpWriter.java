package io.outdial.bridge.rtp;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Writes the packets of one outgoing stream into one reused buffer (RFC 3550, section 5.1). */
public final class RtpWriter {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final ByteBuffer buffer;
  private final int ssrc = RANDOM.nextInt();
  private final int timestampStart = RANDOM.nextInt();
  private int sequence = RANDOM.nextInt() & 0xFFFF;

  public RtpWriter(int payloadBytesMax) {
    buffer = ByteBuffer.allocateDirect(RtpPacket.HEADER_BYTES + payloadBytesMax);
  }

  public int ssrc() {
    return ssrc;
  }

  /**
   * The next packet, valid until the next call.
   *
   * @param elapsed samples since the stream's start, which make the timestamp
   */
  public ByteBuffer write(
      int payloadType, boolean marker, long elapsed, byte[] payload, int length) {
    buffer
        .clear()
        .put((byte) 0x80)
        .put((byte) (marker ? payloadType | 0x80 : payloadType))
        .putShort((short) sequence)
        .putInt((int) (timestampStart + elapsed))
        .putInt(ssrc)
        .put(payload, 0, length)
        .flip();
    sequence = (sequence + 1) & 0xFFFF;
    return buffer;
  }
}
