package io.outdial.bridge.rtp;

/** Arithmetic on 16-bit sequence numbers, which wrap around. */
final class Sequence {

  private Sequence() {}

  /** How far {@code to} lies ahead of {@code from}: -32768 to 32767. */
  static int distance(int from, int to) {
    return (short) (to - from);
  }

  static int next(int sequence) {
    return (sequence + 1) & 0xFFFF;
  }
}
