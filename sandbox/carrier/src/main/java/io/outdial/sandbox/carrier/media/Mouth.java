package io.outdial.sandbox.carrier.media;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What a phone sends, frame by frame: the sound it was given to play, and between sounds the faint
 * noise of a line. It never runs dry, because carriers end calls in which RTP stops. Not thread
 * safe.
 */
public final class Mouth {

  private static final int NOISE_PEAK = 8;

  private short[] sound = new short[0];
  private int played;

  /** Plays this next, instead of what is still being played. */
  public void play(short[] samples) {
    sound = samples;
    played = 0;
  }

  /** True until the last frame of the sound was taken. */
  public boolean isBusy() {
    return played < sound.length;
  }

  /** The next 20 ms. */
  public short[] nextFrame() {
    short[] frame = noise();
    int ready = Math.min(frame.length, sound.length - played);
    System.arraycopy(sound, played, frame, 0, ready);
    played += ready;
    return frame;
  }

  /** A pure tone, such as a voicemail's beep. */
  public static short[] tone(int hertz, int lengthMs) {
    short[] samples = new short[Codec.SAMPLE_RATE_HZ * lengthMs / 1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8000 * Math.sin(2 * Math.PI * hertz * i / Codec.SAMPLE_RATE_HZ));
    }
    return samples;
  }

  private static short[] noise() {
    short[] frame = new short[Codec.FRAME_SAMPLES];
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (short) random.nextInt(-NOISE_PEAK, NOISE_PEAK + 1);
    }
    return frame;
  }
}
