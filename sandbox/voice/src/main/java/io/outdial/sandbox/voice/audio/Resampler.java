package io.outdial.sandbox.voice.audio;

import java.util.Arrays;

/**
 * Changes the sample rate of one stream. It keeps its filter's state between calls, so that chunk
 * borders are inaudible.
 *
 * <p>A windowed-sinc low-pass as a polyphase table: a naive sinc costs as much as the synthesis of
 * the speech that it converts.
 */
public final class Resampler {

  private static final int TAPS = 32;
  private static final double PASSBAND = 0.92;

  private final int up;
  private final int down;
  private final float[][] phases;

  private short[] history = new short[TAPS];
  private int held = TAPS / 2;
  private long position;

  /** Rates in hertz, each from 8000 to 48000. */
  public Resampler(int fromHz, int toHz) {
    var divisor = gcd(fromHz, toHz);
    up = toHz / divisor;
    down = fromHz / divisor;
    phases = up == down ? new float[0][] : phases(up, Math.min(1.0, (double) toHz / fromHz));
  }

  /** A whole utterance at once, its tail included. */
  public static short[] convert(short[] samples, int fromHz, int toHz) {
    var padded = Arrays.copyOf(samples, samples.length + TAPS / 2);
    var converted = new Resampler(fromHz, toHz).push(padded);
    return fromHz == toHz
        ? samples
        : Arrays.copyOf(converted, (int) ((long) samples.length * toHz / fromHz));
  }

  /** What the stream yields for the next {@code input}; the filter's half length stays behind. */
  public short[] push(short[] input) {
    if (up == down) {
      return input;
    }
    append(input);
    var output = new short[(int) ((long) (held + 1) * up / down) + 1];
    var count = 0;
    while (position / up + TAPS <= held) {
      output[count++] = sampleAt((int) (position / up), phases[(int) (position % up)]);
      position += down;
    }
    forget((int) Math.min(held, position / up));
    return Arrays.copyOf(output, count);
  }

  private short sampleAt(int start, float[] phase) {
    var sum = 0f;
    for (var tap = 0; tap < TAPS; tap++) {
      sum += history[start + tap] * phase[tap];
    }
    return Pcm.clip(sum);
  }

  private void append(short[] input) {
    if (held + input.length > history.length) {
      history = Arrays.copyOf(history, held + input.length);
    }
    System.arraycopy(input, 0, history, held, input.length);
    held += input.length;
  }

  private void forget(int samples) {
    System.arraycopy(history, samples, history, 0, held - samples);
    held -= samples;
    position -= (long) samples * up;
  }

  private static float[][] phases(int up, double ratio) {
    var cutoff = ratio * PASSBAND;
    var table = new float[up][TAPS];
    for (var phase = 0; phase < up; phase++) {
      var sum = 0.0;
      var weights = new double[TAPS];
      for (var tap = 0; tap < TAPS; tap++) {
        var distance = tap - TAPS / 2 - (double) phase / up;
        weights[tap] = sinc(cutoff * distance) * hann(distance / (TAPS / 2.0));
        sum += weights[tap];
      }
      for (var tap = 0; tap < TAPS; tap++) {
        table[phase][tap] = (float) (weights[tap] / sum);
      }
    }
    return table;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double hann(double x) {
    return Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
