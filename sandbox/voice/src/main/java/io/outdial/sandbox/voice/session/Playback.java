package io.outdial.sandbox.voice.session;

/**
 * When the client, playing in real time, will have played all that it was sent. Instants are those
 * of {@link System#nanoTime}.
 */
final class Playback {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private long endsAt;
  private long samples;

  Playback(long now) {
    endsAt = now;
  }

  /** {@code count} samples left at {@code now}. */
  void sent(int count, int rateHz, long now) {
    if (endsAt - now < 0) {
      endsAt = now;
    }
    endsAt += count * NANOS_PER_SECOND / rateHz;
    samples += count;
  }

  long endsAt() {
    return endsAt;
  }

  /** All that was sent, in seconds. */
  double seconds(int rateHz) {
    return (double) samples / rateHz;
  }
}
