package io.outdial.bridge.audio;

/**
 * Finds where speech begins and ends, by loudness above a noise floor that it follows. It marks
 * turns' times; who has the floor is for the engine to say.
 */
public final class SpeechDetector {

  /** Frames of sound before it counts as speech. */
  public static final int ONSET_FRAMES = 3;

  /** Frames of quiet before speech counts as over. */
  public static final int HANGOVER_FRAMES = 15;

  private static final double LOUD_RMS_MIN = 180; // about -45 dBFS
  private static final double ABOVE_FLOOR = 3.2; // about 10 dB
  private static final double FLOOR_RISE = 1.005;
  private static final double FLOOR_MIN = 1;

  /** What a frame changed. */
  public enum Change {
    NONE,
    /** Speech began {@link #ONSET_FRAMES} frames ago, this one included. */
    STARTED,
    /** Speech ended {@link #HANGOVER_FRAMES} frames ago, this one included. */
    ENDED
  }

  private double floor = LOUD_RMS_MIN / ABOVE_FLOOR;
  private boolean speaking;
  private int contrary;

  public Change accept(short[] frame) {
    double rms = rms(frame);
    boolean loud = rms > Math.max(LOUD_RMS_MIN, floor * ABOVE_FLOOR);
    // The floor falls at once and rises slowly, so that speech does not lift it over itself.
    floor = Math.max(FLOOR_MIN, Math.min(rms, floor * FLOOR_RISE));
    contrary = loud == speaking ? 0 : contrary + 1;
    if (contrary < (speaking ? HANGOVER_FRAMES : ONSET_FRAMES)) {
      return Change.NONE;
    }
    speaking = !speaking;
    contrary = 0;
    return speaking ? Change.STARTED : Change.ENDED;
  }

  private static double rms(short[] frame) {
    long sum = 0;
    for (short sample : frame) {
      sum += sample * sample;
    }
    return Math.sqrt((double) sum / frame.length);
  }
}
