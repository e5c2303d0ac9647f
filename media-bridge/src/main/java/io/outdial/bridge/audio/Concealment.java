package io.outdial.bridge.audio;

/**
 * Hides lost audio: repeats the last good piece, each time at half the volume, for at most 60 ms,
 * and goes silent then.
 */
public final class Concealment {

  private static final int REPEATS_MAX = 3 * Frame.SAMPLES;

  private final short[] last = new short[Frame.SAMPLES];
  private int concealed = REPEATS_MAX;

  /** Remembers audio that arrived. */
  public void heard(short[] samples, int length) {
    int kept = Math.min(length, last.length);
    System.arraycopy(last, kept, last, 0, last.length - kept);
    System.arraycopy(samples, length - kept, last, last.length - kept, kept);
    concealed = 0;
  }

  /** Writes a stand-in for lost audio. */
  public void conceal(short[] out, int length) {
    for (int i = 0; i < length; i++, concealed = Math.min(concealed + 1, REPEATS_MAX)) {
      out[i] =
          concealed >= REPEATS_MAX
              ? 0
              : (short) (last[concealed % last.length] >> (1 + concealed / last.length));
    }
  }
}
