package io.outdial.bridge.audio;

import java.util.Arrays;

/** Tones, and how to recognise them: who speaks is told by frequency. */
public final class Tone {

  private Tone() {}

  public static short[] of(double hertz, int rate, int samples) {
    return of(hertz, rate, samples, 8000);
  }

  public static short[] of(double hertz, int rate, int samples, double amplitude) {
    var tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return tone;
  }

  /** The part of the sound's power that is at this frequency (least squares): 0 to 1. */
  public static double share(short[] samples, double hertz, int rate) {
    double power = power(samples);
    return power == 0 ? 0 : 1 - power(residue(samples, hertz, rate)) / power;
  }

  /** Signal to noise and distortion, in dB, of what should be a pure tone. */
  public static double snr(short[] samples, double hertz, int rate) {
    double noise = power(residue(samples, hertz, rate));
    return 10 * Math.log10((power(samples) - noise) / noise);
  }

  public static double rms(short[] samples) {
    return Math.sqrt(power(samples));
  }

  public static short[] part(short[] samples, int from, int to) {
    return Arrays.copyOfRange(samples, from, to);
  }

  private static double power(short[] samples) {
    double[] values = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      values[i] = samples[i];
    }
    return power(values);
  }

  private static double power(double[] values) {
    return Arrays.stream(values).map(v -> v * v).average().orElse(0);
  }

  private static double[] residue(short[] samples, double hertz, int rate) {
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double xs = 0;
    double xc = 0;
    for (int i = 0; i < samples.length; i++) {
      double s = Math.sin(2 * Math.PI * hertz * i / rate);
      double c = Math.cos(2 * Math.PI * hertz * i / rate);
      ss += s * s;
      cc += c * c;
      sc += s * c;
      xs += samples[i] * s;
      xc += samples[i] * c;
    }
    double determinant = ss * cc - sc * sc;
    double a = (xs * cc - xc * sc) / determinant;
    double b = (xc * ss - xs * sc) / determinant;
    var rest = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      double s = Math.sin(2 * Math.PI * hertz * i / rate);
      double c = Math.cos(2 * Math.PI * hertz * i / rate);
      rest[i] = samples[i] - a * s - b * c;
    }
    return rest;
  }
}
