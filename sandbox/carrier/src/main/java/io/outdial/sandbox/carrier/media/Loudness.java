package io.outdial.sandbox.carrier.media;

/** How loud a piece of sound is. */
final class Loudness {

  /** What complete silence counts as, in dB below full scale. */
  static final double SILENCE_DBFS = -96;

  private Loudness() {}

  /** Root mean square of the samples in dB relative to full scale; 0 is as loud as 16 bits go. */
  static double dbfs(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    double rms = Math.sqrt(energy / Math.max(1, samples.length));
    return Math.max(SILENCE_DBFS, 20 * Math.log10(Math.max(rms, 1e-9) / 32768));
  }
}
