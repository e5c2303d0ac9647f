package io.outdial.sandbox.voice.speech;

import io.outdial.sandbox.voice.audio.Resampler;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import marytts.LocalMaryInterface;
import marytts.config.MaryConfig;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
import marytts.util.data.audio.MaryAudioUtils;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * MaryTTS's cmu-slt-hsmm, a woman's voice. One per JVM, for its configuration is static; one
 * sentence at a time.
 *
 * <p>MaryTTS's tokeniser is not on Maven Central, so it is taken out of the module lists and
 * sentences arrive already cut into tokens.
 */
final class MaryVoice {

  private static final String XMLNS = "http://mary.dfki.de/2002/MaryXML";
  private static final double FULL_SCALE = 32_767;

  private final LocalMaryInterface mary;

  MaryVoice() {
    MaryConfig.getConfigs().forEach(config -> adapt(config.getProperties()));
    try {
      mary = new LocalMaryInterface();
    } catch (MaryConfigurationException e) {
      throw new IllegalStateException("the voice cannot be set up", e);
    }
    mary.setLocale(Locale.US);
    mary.setVoice("cmu-slt-hsmm");
    mary.setInputType("TOKENS");
    mary.setOutputType("AUDIO");
  }

  /** {@code sentence} spoken, at {@link Speech#RATE_HZ}. */
  synchronized short[] speak(String sentence) {
    try {
      var audio = mary.generateAudio(tokens(sentence));
      var rateHz = (int) audio.getFormat().getSampleRate();
      // The stream's own readAllBytes stops after 8,192 bytes.
      var samples = MaryAudioUtils.getSamplesAsDoubleArray(audio);
      return Resampler.convert(toShorts(samples), rateHz, Speech.RATE_HZ);
    } catch (SynthesisException e) {
      throw new IllegalStateException("a sentence cannot be spoken", e);
    }
  }

  private static void adapt(Properties config) {
    config.computeIfPresent("modules.classes.list", (key, list) -> withoutTokeniser(list));
    config.computeIfPresent(
        "log.config", (key, file) -> "jar:/io/outdial/sandbox/voice/speech/mary-log.properties");
  }

  private static String withoutTokeniser(Object modules) {
    return Stream.of(modules.toString().split("\\s+"))
        .filter(module -> !module.contains("JTokeniser"))
        .collect(Collectors.joining(" "));
  }

  private static Document tokens(String sentence) {
    var document = newDocument();
    var root = append(document, null, "maryxml");
    root.setAttribute("version", "0.5");
    root.setAttribute("xml:lang", "en-US");
    var spoken = append(document, append(document, root, "p"), "s");
    for (var token : sentence.replaceAll("([.,?!])", " $1").split("\\s+")) {
      append(document, spoken, "t").setTextContent(token);
    }
    return document;
  }

  private static Element append(Document document, @Nullable Element parent, String name) {
    var element = document.createElementNS(XMLNS, name);
    (parent == null ? document : parent).appendChild(element);
    return element;
  }

  private static Document newDocument() {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static short[] toShorts(double[] samples) {
    var shorts = new short[samples.length];
    for (var i = 0; i < samples.length; i++) {
      shorts[i] = (short) (Math.max(-1, Math.min(1, samples[i])) * FULL_SCALE);
    }
    return shorts;
  }
}
