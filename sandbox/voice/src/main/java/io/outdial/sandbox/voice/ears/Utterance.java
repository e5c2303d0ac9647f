package io.outdial.sandbox.voice.ears;

import java.util.Arrays;

/** The audio of the utterance that is being spoken, with a little of what was before it. */
final class Utterance {

  private short[] samples = new short[Ears.RATE_HZ];
  private int length;

  void append(short[] more) {
    if (length + more.length > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(samples.length * 2, length + more.length));
    }
    System.arraycopy(more, 0, samples, length, more.length);
    length += more.length;
  }

  /** Keeps the last {@code count} samples only. */
  void keepLast(int count) {
    if (length > count) {
      System.arraycopy(samples, length - count, samples, 0, count);
      length = count;
    }
  }

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  short[] copy() {
    return Arrays.copyOf(samples, length);
  }
}
