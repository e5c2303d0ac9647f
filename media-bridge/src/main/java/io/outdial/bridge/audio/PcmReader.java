package io.outdial.bridge.audio;

/**
 * Turns a stream of 16-bit little-endian bytes into samples. A piece may end in the middle of a
 * sample; the odd byte is carried over to the next one.
 */
public final class PcmReader {

  private boolean carrying;
  private byte carried;

  public short[] read(byte[] bytes) {
    int available = bytes.length + (carrying ? 1 : 0);
    var samples = new short[available / 2];
    int next = 0;
    for (int i = 0; i < samples.length; i++) {
      byte low = carrying ? carried : bytes[next++];
      carrying = false;
      samples[i] = (short) ((bytes[next++] << 8) | (low & 0xFF));
    }
    if (next < bytes.length) {
      carried = bytes[next];
      carrying = true;
    }
    return samples;
  }

  /** Drops a carried byte: what follows is a new stream. */
  public void reset() {
    carrying = false;
  }
}
