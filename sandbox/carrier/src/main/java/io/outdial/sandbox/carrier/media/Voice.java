package io.outdial.sandbox.carrier.media;

import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The voice of the people behind the phones: FreeTTS with its voice kevin16, brought to the
 * telephone's 8 kHz.
 *
 * <p>Sentences are kept once spoken, because a phone says the same few again and again. Thread
 * safe; one sentence at a time is synthesised, some thousand times faster than it sounds.
 */
public final class Voice {

  private static final String NAME = "kevin16";
  private static final int SENTENCES_MAX = 200;
  private static final int SENTENCE_CHARS_MAX = 500;

  private final com.sun.speech.freetts.Voice engine;
  private final Map<String, short[]> spoken = new LinkedHashMap<>();

  /**
   * Loads the voice, which takes some hundred milliseconds.
   *
   * @throws IllegalStateException when the voice is not on the class path
   */
  public Voice() {
    engine = kevin();
    engine.allocate();
  }

  /** The sentence as samples at 8 kHz; not to be changed by the caller. */
  public synchronized short[] speak(String sentence) {
    if (sentence.length() > SENTENCE_CHARS_MAX) {
      throw new IllegalArgumentException(
          "a sentence has at most " + SENTENCE_CHARS_MAX + " characters");
    }
    if (spoken.size() >= SENTENCES_MAX) {
      spoken.clear();
    }
    return spoken.computeIfAbsent(sentence, this::synthesise);
  }

  private short[] synthesise(String sentence) {
    SampleCollector collector = new SampleCollector();
    engine.setAudioPlayer(collector);
    if (!engine.speak(sentence)) {
      throw new IllegalStateException("the voice could not speak");
    }
    return HalfBand.decimate(collector.samples());
  }

  private static com.sun.speech.freetts.Voice kevin() {
    // The directory is asked directly: the usual way depends on a system property and on files
    // beside the jar.
    for (com.sun.speech.freetts.Voice voice : new KevinVoiceDirectory().getVoices()) {
      if (voice.getName().equals(NAME)) {
        return voice;
      }
    }
    throw new IllegalStateException("the voice " + NAME + " is not on the class path");
  }
}
