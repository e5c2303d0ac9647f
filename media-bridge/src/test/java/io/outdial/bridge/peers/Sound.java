package io.outdial.bridge.peers;

import io.outdial.bridge.audio.Tone;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples as they come in. */
public final class Sound {

  private short[] samples = new short[0];

  public synchronized void add(short[] more) {
    int length = samples.length;
    samples = Arrays.copyOf(samples, length + more.length);
    System.arraycopy(more, 0, samples, length, more.length);
  }

  void addLittleEndian(byte[] bytes) {
    var more = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(more);
    add(more);
  }

  public synchronized int length() {
    return samples.length;
  }

  public synchronized short[] from(int start) {
    return Arrays.copyOfRange(samples, start, samples.length);
  }

  /** Whether the last so many samples are mostly this tone, and loud. */
  public synchronized boolean endsWithTone(double hertz, int rate, int length) {
    if (samples.length < length) {
      return false;
    }
    short[] end = from(samples.length - length);
    return Tone.rms(end) > 1000 && Tone.share(end, hertz, rate) > 0.9;
  }

  static List<byte[]> pieces(short[] pcm, int bytes) {
    ByteBuffer all = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    all.asShortBuffer().put(pcm);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < all.capacity(); from += bytes) {
      pieces.add(Arrays.copyOfRange(all.array(), from, Math.min(all.capacity(), from + bytes)));
    }
    return pieces;
  }
}
