package io.outdial.sandbox.carrier.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * One RTP packet (RFC 3550 section 5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |                             SSRC                              |
 * </pre>
 *
 * @param timestamp unsigned 32 bits, in samples
 */
record RtpPacket(
    boolean marker, int payloadType, int sequence, int timestamp, int ssrc, byte[] payload) {

  private static final int HEADER_BYTES = 12;
  private static final int VERSION_BITS = 2 << 6;

  /** Nothing when the datagram is not RTP version 2 or shorter than its own header says. */
  static Optional<RtpPacket> parse(byte[] datagram, int length) {
    if (length < HEADER_BYTES || (datagram[0] & 0xC0) != VERSION_BITS) {
      return Optional.empty();
    }
    int from = payloadStart(datagram, length);
    int to = length - paddingBytes(datagram, length);
    if (from < 0 || from > to) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(datagram, 0, HEADER_BYTES);
    int markerAndType = header.get(1) & 0xFF;
    return Optional.of(
        new RtpPacket(
            (markerAndType & 0x80) != 0,
            markerAndType & 0x7F,
            header.getShort(2) & 0xFFFF,
            header.getInt(4),
            header.getInt(8),
            Arrays.copyOfRange(datagram, from, to)));
  }

  private static int payloadStart(byte[] datagram, int length) {
    int start = HEADER_BYTES + 4 * (datagram[0] & 0x0F);
    boolean extended = (datagram[0] & 0x10) != 0;
    if (!extended) {
      return start;
    }
    return start + 4 > length
        ? -1
        : start + 4 + 4 * (ByteBuffer.wrap(datagram).getShort(start + 2) & 0xFFFF);
  }

  private static int paddingBytes(byte[] datagram, int length) {
    return (datagram[0] & 0x20) == 0 ? 0 : datagram[length - 1] & 0xFF;
  }

  /** The packet as it travels: no CSRC, no extension, no padding. */
  byte[] toBytes() {
    return ByteBuffer.allocate(HEADER_BYTES + payload.length)
        .put((byte) VERSION_BITS)
        .put((byte) ((marker ? 0x80 : 0) | payloadType))
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(ssrc)
        .put(payload)
        .array();
  }
}
