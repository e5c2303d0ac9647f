package io.outdial.sandbox.voice.ears;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Endpointing by energy. A frame is speech when it is louder than the line's own noise by a margin;
 * the noise is the 10th percentile of the last three seconds. (A running mean instead never ended
 * an utterance on a line of 20 dB signal to noise.)
 *
 * <p>Time is counted in received samples: when a client stops sending, an utterance does not end.
 */
public final class VoiceActivity implements Endpointing {

  private static final int FRAME_MS = 20;
  private static final int FRAME = Ears.RATE_HZ / 1000 * FRAME_MS;
  private static final int MEMORY_FRAMES = 3_000 / FRAME_MS;
  private static final int QUIETEST_DB = 30;
  private static final int PAUSE_MS = 240;
  private static final int LOOK_BACK = Ears.RATE_HZ * 3 / 10;
  private static final int MAX_UTTERANCE = Ears.RATE_HZ * 30;

  /**
   * How speech is told from silence.
   *
   * @param onset speech of this length starts an utterance; shorter is a click
   * @param silence silence of this length ends it
   * @param marginDb how much louder than the line's noise speech is
   */
  public record Tuning(Duration onset, Duration silence, double marginDb) {}

  private final int onsetMs;
  private final int silenceMs;
  private final double marginDb;

  private final double[] levels = new double[MEMORY_FRAMES];
  private int levelsSeen;
  private final short[] frame = new short[FRAME];
  private int framed;
  private final Utterance utterance = new Utterance();

  private boolean speaking;
  private boolean paused;
  private int voicedMs;
  private int silentMs;

  /** A listener for one stream. */
  public VoiceActivity(Tuning tuning) {
    onsetMs = (int) tuning.onset().toMillis();
    silenceMs = (int) tuning.silence().toMillis();
    marginDb = tuning.marginDb();
    Arrays.fill(levels, Double.MAX_VALUE);
    // A line is taken to be quiet until a second of it has been heard.
    for (var i = 0; i < 5; i++) {
      remember(QUIETEST_DB);
    }
  }

  @Override
  public List<Event> push(short[] samples) {
    var events = new ArrayList<Event>();
    var read = 0;
    while (read < samples.length) {
      var taken = Math.min(FRAME - framed, samples.length - read);
      System.arraycopy(samples, read, frame, framed, taken);
      framed += taken;
      read += taken;
      if (framed == FRAME) {
        framed = 0;
        hear(events);
      }
    }
    return events;
  }

  @Override
  public List<Event> flush() {
    var events = new ArrayList<Event>();
    if (speaking) {
      end(events);
    }
    return events;
  }

  private void hear(List<Event> events) {
    var level = level(frame);
    remember(level);
    utterance.append(frame);
    var voiced = level > Math.max(noise(), QUIETEST_DB) + marginDb;
    if (speaking) {
      follow(voiced, events);
    } else {
      await(voiced, events);
    }
  }

  private void await(boolean voiced, List<Event> events) {
    voicedMs = Math.max(0, voicedMs + (voiced ? FRAME_MS : -FRAME_MS));
    utterance.keepLast(LOOK_BACK + onsetMs * (Ears.RATE_HZ / 1000));
    if (voicedMs >= onsetMs) {
      speaking = true;
      silentMs = 0;
      events.add(new Started());
    }
  }

  private void follow(boolean voiced, List<Event> events) {
    if (voiced && paused) {
      paused = false;
      events.add(new Resumed());
    }
    silentMs = voiced ? 0 : silentMs + FRAME_MS;
    if (silentMs >= silenceMs || utterance.length() >= MAX_UTTERANCE) {
      end(events);
    } else if (silentMs >= PAUSE_MS && !paused) {
      paused = true;
      events.add(new Paused(utterance.copy()));
    }
  }

  private void end(List<Event> events) {
    events.add(new Ended(utterance.copy()));
    utterance.keepLast(LOOK_BACK);
    speaking = false;
    paused = false;
    voicedMs = 0;
  }

  private void remember(double level) {
    levels[levelsSeen++ % MEMORY_FRAMES] = level;
  }

  private double noise() {
    var sorted = levels.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(levelsSeen, MEMORY_FRAMES) / 10];
  }

  /** In decibels above one unit of a 16-bit sample. */
  private static double level(short[] samples) {
    var sum = 0.0;
    for (var sample : samples) {
      sum += (double) sample * sample;
    }
    return 10 * Math.log10(sum / samples.length + 1);
  }
}
