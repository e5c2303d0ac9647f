package io.outdial.sandbox.carrier.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sounds for tests, in frames of 20 ms. */
public final class Sounds {

  private Sounds() {}

  /** Bursts of 160 ms with gaps of 60 ms, as syllables come. */
  public static List<short[]> speech(int lengthMs) {
    List<short[]> frames = new ArrayList<>();
    for (int ms = 0; ms < lengthMs; ms += Codec.FRAME_MS) {
      frames.add(ms % 220 < 160 ? tone(220, 6000) : noise(4));
    }
    return frames;
  }

  /** The faint noise of a line. */
  public static List<short[]> silence(int lengthMs, int peak) {
    List<short[]> frames = new ArrayList<>();
    for (int ms = 0; ms < lengthMs; ms += Codec.FRAME_MS) {
      frames.add(noise(peak));
    }
    return frames;
  }

  /** One frame of a tone that has whole periods in it. */
  public static short[] tone(int hertz, int peak) {
    short[] frame = new short[Codec.FRAME_SAMPLES];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (short) (peak * Math.sin(2 * Math.PI * hertz * i / Codec.SAMPLE_RATE_HZ));
    }
    return frame;
  }

  private static short[] noise(int peak) {
    Random random = new Random(7);
    short[] frame = new short[Codec.FRAME_SAMPLES];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (short) random.nextInt(-peak, peak + 1);
    }
    return frame;
  }
}
