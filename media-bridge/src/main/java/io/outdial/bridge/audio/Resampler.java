package io.outdial.bridge.audio;

import java.util.Arrays;

/**
 * Changes the sample rate by a ratio of small whole numbers with a polyphase FIR low-pass (Kaiser
 * window). It keeps its state from call to call, since a stream that is resampled piece by piece
 * without it clicks at every boundary. Not for several threads at once.
 */
public final class Resampler {

  private static final int TAPS_PER_PHASE = 32;
  private static final double KAISER_BETA = 8;
  // Of the lower rate's Nyquist frequency; leaves room for the filter's slope before it.
  private static final double CUTOFF = 0.89;

  private final int up;
  private final int down;
  private final int taps;
  private final float[][] phases;
  private float[] window;
  private long position;

  public Resampler(int fromRate, int toRate) {
    int divisor = greatestCommonDivisor(fromRate, toRate);
    this.up = toRate / divisor;
    this.down = fromRate / divisor;
    this.taps = TAPS_PER_PHASE * Math.max(up, down) / up;
    this.phases = phases();
    this.window = new float[taps - 1];
  }

  /** The most samples that a piece of that length can become. */
  public int lengthFor(int samples) {
    return samples * up / down + 1;
  }

  /** Resamples the first {@code length} samples into {@code out}; returns how many it wrote. */
  public int resample(short[] in, int length, short[] out) {
    append(in, length);
    int written = 0;
    long end = (long) length * up;
    for (; position < end; position += down) {
      out[written++] = dot((int) (position / up), phases[(int) (position % up)]);
    }
    position -= end;
    System.arraycopy(window, length, window, 0, taps - 1);
    return written;
  }

  /** Forgets what came before: the next sample starts a new stream. */
  public void reset() {
    Arrays.fill(window, 0);
    position = 0;
  }

  private void append(short[] in, int length) {
    if (window.length < taps - 1 + length) {
      window = Arrays.copyOf(window, taps - 1 + length);
    }
    for (int i = 0; i < length; i++) {
      window[taps - 1 + i] = in[i];
    }
  }

  private short dot(int start, float[] coefficients) {
    float sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      sum += coefficients[i] * window[start + i];
    }
    return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Coefficients by phase, each in the order of the samples that it meets. */
  private float[][] phases() {
    double[] prototype = prototype(taps * up);
    var split = new float[up][taps];
    for (int phase = 0; phase < up; phase++) {
      double gain = 0;
      for (int tap = 0; tap < taps; tap++) {
        gain += prototype[phase + tap * up];
      }
      for (int tap = 0; tap < taps; tap++) {
        split[phase][taps - 1 - tap] = (float) (prototype[phase + tap * up] / gain);
      }
    }
    return split;
  }

  private double[] prototype(int length) {
    double cutoff = CUTOFF / Math.max(up, down);
    double middle = (length - 1) / 2.0;
    var filter = new double[length];
    for (int i = 0; i < length; i++) {
      double x = i - middle;
      double sinc = x == 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x);
      double edge = x / middle;
      filter[i] = sinc * bessel(KAISER_BETA * Math.sqrt(1 - edge * edge)) / bessel(KAISER_BETA);
    }
    return filter;
  }

  /** The modified Bessel function of the first kind and order zero. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
