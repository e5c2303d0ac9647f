package io.outdial.sandbox.voice.ears;

import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.feature.LiveCMN;
import edu.cmu.sphinx.recognizer.Recognizer;
import io.outdial.sandbox.voice.audio.Pcm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One sphinx4 recogniser, kept allocated. Not safe for threads: the acoustic model caches the
 * scores of the current frame, so two decoders share nothing either.
 */
final class Decoder implements AutoCloseable {

  /** The acoustic model's rate in hertz. */
  static final int RATE_HZ = 16_000;

  private static final String MODELS = "resource:/edu/cmu/sphinx/models/en-us/en-us";
  private static final String HERE = "resource:/io/outdial/sandbox/voice/callee/";

  // sphinx4 narrates at INFO. Held here, for a logger that nothing holds forgets its level.
  private static final List<Logger> NARRATORS =
      List.of(Logger.getLogger("edu.cmu.sphinx"), Logger.getLogger("LiveCMN"));

  static {
    NARRATORS.forEach(logger -> logger.setLevel(Level.SEVERE));
  }

  /** sphinx4's own, but for the first: in frames of 10 ms. */
  private static final int INITIAL_CMN_WINDOW = 300;

  private static final int CMN_WINDOW = 300;
  private static final int CMN_SHIFT_WINDOW = 400;
  private static final double INITIAL_MEAN = 12;

  private final Context context;
  private final Recognizer recognizer;
  private final AutoCepstrum cepstra;
  private final DeltasFeatureExtractor features;

  private Decoder(Configuration words) {
    words.setAcousticModelPath(MODELS);
    words.setSampleRate(RATE_HZ);
    try {
      context = new Context(HERE + "ears.config.xml", words);
    } catch (IOException e) {
      throw new UncheckedIOException("the ears' models cannot be read", e);
    }
    recognizer = context.getInstance(Recognizer.class);
    recognizer.allocate();
    cepstra = context.getInstance(AutoCepstrum.class);
    features = context.getInstance(DeltasFeatureExtractor.class);
  }

  /** Hears sentences of {@code callee.gram} and nothing else, whatever was said. */
  static Decoder ofGrammar() {
    var words = new Configuration();
    words.setDictionaryPath(HERE + "callee.dict");
    words.setGrammarPath(HERE);
    words.setGrammarName("callee");
    words.setUseGrammar(true);
    return new Decoder(words);
  }

  /** Hears any sequence of the thousand words of {@code callee.lm}. */
  static Decoder ofTrigrams() {
    var words = new Configuration();
    words.setDictionaryPath(HERE + "callee.dict");
    words.setLanguageModelPath(HERE + "callee.lm");
    return new Decoder(words);
  }

  /** The words in {@code speech} (16 kHz), in lower case; empty when there are none. */
  String decode(short[] speech) {
    forgetLine();
    context.setSpeechSource(new ByteArrayInputStream(Pcm.bytes(speech)));
    var parts = new ArrayList<String>();
    for (var result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
      parts.add(result.getBestResultNoFiller().replace("<unk>", "").strip());
    }
    return String.join(" ", parts).strip().replaceAll("\\s+", " ");
  }

  /**
   * Each utterance is normalised by its own first three seconds. sphinx4 would go on with the mean
   * of the utterance before, of another call, and mishears the first words of a new voice for that.
   */
  private void forgetLine() {
    var normaliser = new LiveCMN(INITIAL_MEAN, CMN_WINDOW, CMN_SHIFT_WINDOW, INITIAL_CMN_WINDOW);
    normaliser.setPredecessor(cepstra);
    features.setPredecessor(normaliser);
  }

  @Override
  public void close() {
    recognizer.deallocate();
  }
}
