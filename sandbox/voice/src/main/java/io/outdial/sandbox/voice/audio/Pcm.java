package io.outdial.sandbox.voice.audio;

/** Conversions of 16-bit little-endian mono PCM, the only sample format of this module. */
public final class Pcm {

  private Pcm() {}

  /** The samples in {@code bytes}; an odd last byte is an error that the caller has ruled out. */
  public static short[] samples(byte[] bytes) {
    var samples = new short[bytes.length / 2];
    for (var i = 0; i < samples.length; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
    }
    return samples;
  }

  /** {@code samples[from, to)} as little-endian bytes. */
  public static byte[] bytes(short[] samples, int from, int to) {
    var bytes = new byte[(to - from) * 2];
    for (var i = from; i < to; i++) {
      bytes[2 * (i - from)] = (byte) samples[i];
      bytes[2 * (i - from) + 1] = (byte) (samples[i] >> 8);
    }
    return bytes;
  }

  /** All of {@code samples} as little-endian bytes. */
  public static byte[] bytes(short[] samples) {
    return bytes(samples, 0, samples.length);
  }

  /** The sample nearest to {@code value} (full scale is 32768). */
  static short clip(double value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
  }
}
