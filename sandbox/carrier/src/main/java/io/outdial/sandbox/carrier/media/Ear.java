package io.outdial.sandbox.carrier.media;

import java.util.Arrays;

/**
 * Notices when the other side speaks and pauses: an energy detector over frames of 20 ms.
 *
 * <p>A frame is voiced when it is clearly louder than the background. The background is the
 * quietest tenth of the last three seconds, not a running mean, which noise drags upwards until an
 * utterance never ends; it is capped, so that a speaker who does not breathe is not taken for
 * background. Times are milliseconds on any clock that only goes forward. Not thread safe.
 */
public final class Ear {

  private static final double MARGIN_DB = 9;
  private static final double FLOOR_MIN_DBFS = -62;
  private static final double FLOOR_MAX_DBFS = -40;
  private static final int MEMORY_FRAMES = 3000 / Codec.FRAME_MS;
  private static final int ONSET_FRAMES = 3;
  private static final int NOTHING_GAPS = 3;

  private final long gapMs;
  private final double[] levels = new double[MEMORY_FRAMES];
  private int heard;
  private int loudInARow;
  private long startedMs = Long.MIN_VALUE;
  private long lastVoicedMs = Long.MIN_VALUE;
  private long voicedMs;
  private long silentMs;

  /** An ear to which silence of {@code gapMs} parts one utterance from the next. */
  public Ear(long gapMs) {
    this.gapMs = gapMs;
  }

  /** True for a frame that is louder than line noise, whatever came before it. */
  public static boolean isAudible(short[] frame) {
    return Loudness.dbfs(frame) > FLOOR_MIN_DBFS + MARGIN_DB;
  }

  /** Takes in one frame. */
  public void hear(short[] frame, long nowMs) {
    double level = Loudness.dbfs(frame);
    boolean loud = level > floor() + MARGIN_DB;
    levels[heard++ % MEMORY_FRAMES] = level;
    loudInARow = loud ? loudInARow + 1 : 0;
    // A click is loud as well, but shorter than any syllable.
    if (loudInARow >= ONSET_FRAMES) {
      voiced(nowMs);
    } else if (!loud) {
      silentMs += Codec.FRAME_MS;
    }
  }

  private void voiced(long nowMs) {
    if (lastVoicedMs == Long.MIN_VALUE || hasPaused(nowMs)) {
      startedMs = nowMs;
      voicedMs = 0;
    }
    lastVoicedMs = nowMs;
    silentMs = 0;
    voicedMs += Codec.FRAME_MS;
  }

  private double floor() {
    int known = Math.min(heard, MEMORY_FRAMES);
    if (known == 0) {
      return FLOOR_MIN_DBFS;
    }
    double[] sorted = Arrays.copyOf(levels, known);
    Arrays.sort(sorted);
    return Math.clamp(sorted[known / 10], FLOOR_MIN_DBFS, FLOOR_MAX_DBFS);
  }

  /**
   * Whether the speaker has fallen silent for the length of a gap. Silence must be heard: while no
   * packets come, for a network or a machine that is late, nobody has paused; only a much longer
   * nothing counts as silence too.
   */
  public boolean hasPaused(long nowMs) {
    return lastVoicedMs != Long.MIN_VALUE
        && (silentMs >= gapMs || nowMs - lastVoicedMs >= NOTHING_GAPS * gapMs);
  }

  /** When the last voiced frame came; {@code Long.MIN_VALUE} before the first. */
  public long lastVoicedMs() {
    return lastVoicedMs;
  }

  /** When the latest utterance began; {@code Long.MIN_VALUE} before the first. */
  public long startedMs() {
    return startedMs;
  }

  /** How much of the latest utterance was voiced. */
  public long voicedMs() {
    return voicedMs;
  }
}
