package io.outdial.bridge.media;

import io.outdial.bridge.audio.Concealment;
import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Law;
import io.outdial.bridge.rtp.JitterBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes frames of 20 ms out of packets of any length: decodes, conceals what is lost, and fills
 * with silence when nothing comes.
 */
final class Depacketizer {

  private final JitterBuffer jitter;
  private final MediaCounters counters;
  private final Concealment concealment = new Concealment();
  private final byte[] payload = new byte[JitterBuffer.PAYLOAD_BYTES_MAX];
  private final short[] piece = new short[JitterBuffer.PAYLOAD_BYTES_MAX];
  private final short[] samples = new short[Frame.SAMPLES + JitterBuffer.PAYLOAD_BYTES_MAX];
  private int held;
  private int packetSamples = Frame.SAMPLES;

  Depacketizer(JitterBuffer jitter, MediaCounters counters) {
    this.jitter = jitter;
    this.counters = counters;
  }

  /**
   * The next frame.
   *
   * @param law of packets with payload type {@code negotiated}; others have their static type
   */
  void next(short[] frame, Law law, int negotiated) {
    boolean more = true;
    while (held < Frame.SAMPLES && more) {
      more = addPacket(law, negotiated);
    }
    int available = Math.min(held, Frame.SAMPLES);
    System.arraycopy(samples, 0, frame, 0, available);
    Arrays.fill(frame, available, Frame.SAMPLES, (short) 0);
    held -= available;
    System.arraycopy(samples, available, samples, 0, held);
  }

  private boolean addPacket(Law law, int negotiated) {
    int length = jitter.take(payload);
    if (length == JitterBuffer.EMPTY) {
      return false;
    }
    if (length == JitterBuffer.LOST) {
      counters.packetsLost.increment();
      concealment.conceal(piece, packetSamples);
      add(packetSamples);
      return true;
    }
    Law spoken = lawOf(jitter.payloadType(), law, negotiated);
    if (spoken != null && length > 0) {
      decode(spoken, length);
    }
    return true;
  }

  private void decode(Law law, int length) {
    for (int i = 0; i < length; i++) {
      piece[i] = law.decode(payload[i]);
    }
    packetSamples = length;
    concealment.heard(piece, length);
    add(length);
  }

  private void add(int length) {
    System.arraycopy(piece, 0, samples, held, length);
    held += length;
  }

  static @Nullable Law lawOf(int payloadType, Law law, int negotiated) {
    if (payloadType == negotiated) {
      return law;
    }
    return switch (payloadType) {
      case 0 -> Law.PCMU;
      case 8 -> Law.PCMA;
      default -> null;
    };
  }
}
