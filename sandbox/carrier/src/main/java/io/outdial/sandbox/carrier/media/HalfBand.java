package io.outdial.sandbox.carrier.media;

/**
 * Halves the sample rate: a windowed sinc of 63 taps, cut a little below the new Nyquist frequency.
 */
final class HalfBand {

  private static final int TAPS = 63;
  private static final double CUTOFF = 0.23;
  private static final double[] KERNEL = kernel();

  private HalfBand() {}

  static short[] decimate(short[] samples) {
    short[] halved = new short[samples.length / 2];
    for (int i = 0; i < halved.length; i++) {
      halved[i] = (short) Math.clamp(Math.round(filtered(samples, 2 * i)), -32768, 32767);
    }
    return halved;
  }

  private static double filtered(short[] samples, int centre) {
    double sum = 0;
    int first = centre - TAPS / 2;
    for (int tap = Math.max(0, -first); tap < TAPS && first + tap < samples.length; tap++) {
      sum += KERNEL[tap] * samples[first + tap];
    }
    return sum;
  }

  private static double[] kernel() {
    double[] taps = new double[TAPS];
    double sum = 0;
    for (int i = 0; i < TAPS; i++) {
      double x = i - (TAPS - 1) / 2.0;
      double sinc = x == 0 ? 2 * CUTOFF : Math.sin(2 * Math.PI * CUTOFF * x) / (Math.PI * x);
      taps[i] = sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / (TAPS - 1)));
      sum += taps[i];
    }
    for (int i = 0; i < TAPS; i++) {
      taps[i] /= sum;
    }
    return taps;
  }
}
