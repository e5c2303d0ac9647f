package io.outdial.sandbox.voice.ears;

import edu.cmu.sphinx.jsgf.JSGFGrammar;
import edu.cmu.sphinx.linguist.WordSequence;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;
import edu.cmu.sphinx.linguist.language.ngram.trie.NgramTrieModel;
import edu.cmu.sphinx.util.LogMath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes {@code callee.lm} and {@code callee.dict} out of {@code callee.gram}. Run its main method
 * with the folder of those files as argument whenever the grammar changes; a test fails when that
 * was forgotten.
 *
 * <p>The model is a trigram over {@value #SENTENCES} random sentences of the grammar (fixed seed),
 * every order mixed with the order below it, and the lowest with the word probabilities of
 * sphinx4-data's general model, {@value #LAMBDA} each. Without that last part the recogniser could
 * not leave the domain, and so could not tell that a sentence is none of the grammar's.
 */
final class LanguageModelBuilder {

  private static final Logger SPHINX = Logger.getLogger("edu.cmu.sphinx");
  private static final int SENTENCES = 20_000;
  private static final int BACKGROUND_WORDS = 850;
  private static final double LAMBDA = 0.1;
  private static final String MODELS = "/edu/cmu/sphinx/models/en-us/";

  private final Map<List<String>, Double> counts = new HashMap<>();
  private final TextDictionary cmudict =
      new TextDictionary(
          resource(MODELS + "cmudict-en-us.dict"),
          resource(MODELS + "en-us/noisedict"),
          List.of(),
          null,
          new UnitManager());
  private final Map<String, Double> background;
  private final Set<String> vocabulary = new TreeSet<>();
  private final double unigramTotal;

  private LanguageModelBuilder() throws IOException {
    cmudict.allocate();
    countSentences();
    unigramTotal = unigramTotal();
    var grammarWords = new TreeSet<>(vocabulary);
    background = backgroundWords(grammarWords);
    vocabulary.addAll(background.keySet());
  }

  /** Writes both files into the folder {@code args[0]}. */
  public static void main(String[] args) throws IOException {
    var made = make();
    Files.writeString(Path.of(args[0], "callee.lm"), made.languageModel());
    Files.writeString(Path.of(args[0], "callee.dict"), made.dictionary());
  }

  static Made make() throws IOException {
    SPHINX.setLevel(Level.SEVERE);
    var builder = new LanguageModelBuilder();
    return new Made(builder.arpa(), builder.dictionary());
  }

  /** The contents of the two files. */
  record Made(String languageModel, String dictionary) {}

  private void countSentences() throws IOException {
    var grammar =
        new JSGFGrammar(
            folderOf("/io/outdial/sandbox/voice/callee/callee.gram"),
            "callee",
            false,
            false,
            false,
            false,
            cmudict);
    grammar.allocate();
    for (var i = 0; i < SENTENCES; i++) {
      var words = new ArrayList<String>();
      words.add("<s>");
      words.addAll(List.of(grammar.getRandomSentence().strip().split("\\s+")));
      words.add("</s>");
      count(words);
    }
  }

  private void count(List<String> words) {
    vocabulary.addAll(words.subList(1, words.size() - 1));
    for (var order = 1; order <= 3; order++) {
      for (var end = order; end <= words.size(); end++) {
        counts.merge(List.copyOf(words.subList(end - order, end)), 1.0, Double::sum);
      }
    }
  }

  private Map<String, Double> backgroundWords(Set<String> grammarWords) throws IOException {
    var general =
        new NgramTrieModel(
            "", resource(MODELS + "en-us.lm.bin"), null, 0, false, 3, cmudict, false, 1f, 1.0, 1f);
    general.allocate();
    var all = new TreeMap<String, Double>();
    for (var word : general.getVocabulary()) {
      var known = word.matches("[a-z]+('[a-z]+)?") ? cmudict.getWord(word) : null;
      if (known != null) {
        var log = general.getProbability(new WordSequence(known));
        all.put(word, LogMath.getLogMath().logToLinear(log));
      }
    }
    var chosen = new TreeMap<String, Double>();
    all.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(BACKGROUND_WORDS)
        .forEach(e -> chosen.put(e.getKey(), e.getValue()));
    grammarWords.forEach(word -> chosen.putIfAbsent(word, all.getOrDefault(word, 1e-6)));
    var sum = chosen.values().stream().mapToDouble(Double::doubleValue).sum();
    chosen.replaceAll((word, probability) -> probability / sum);
    return chosen;
  }

  private double probability(List<String> ngram) {
    var count = counts.getOrDefault(ngram, 0.0);
    if (ngram.size() == 1) {
      return (1 - LAMBDA) * count / unigramTotal
          + LAMBDA * background.getOrDefault(ngram.getFirst(), 0.0);
    }
    var context = counts.getOrDefault(ngram.subList(0, ngram.size() - 1), 0.0);
    var lower = probability(ngram.subList(1, ngram.size()));
    return (1 - LAMBDA) * count / context + LAMBDA * lower;
  }

  private double unigramTotal() {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().size() == 1 && !e.getKey().contains("<s>"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private String arpa() {
    var orders = List.of(unigrams(), ngrams(2), ngrams(3));
    var text = new StringBuilder("\\data\\\n");
    for (var order = 1; order <= 3; order++) {
      text.append("ngram ").append(order).append('=').append(orders.get(order - 1).size());
      text.append('\n');
    }
    for (var order = 1; order <= 3; order++) {
      text.append("\n\\").append(order).append("-grams:\n");
      orders.get(order - 1).forEach(line -> text.append(line).append('\n'));
    }
    return text.append("\n\\end\\\n").toString();
  }

  private List<String> unigrams() {
    var lines = new ArrayList<String>();
    lines.add("-99.0000 <s> -1.0000");
    lines.add(line(List.of("</s>"), 1));
    vocabulary.forEach(word -> lines.add(line(List.of(word), 1)));
    return lines;
  }

  private List<String> ngrams(int order) {
    return counts.keySet().stream()
        .filter(ngram -> ngram.size() == order)
        .sorted(Comparator.comparing(ngram -> String.join(" ", ngram)))
        .map(ngram -> line(ngram, order))
        .toList();
  }

  private String line(List<String> ngram, int order) {
    var log = String.format(Locale.ROOT, "%.4f", Math.log10(probability(ngram)));
    var backoff = order == 3 ? "" : isContext(ngram) ? " -1.0000" : " 0.0000";
    return log + " " + String.join(" ", ngram) + backoff;
  }

  private boolean isContext(List<String> ngram) {
    return counts.containsKey(ngram) && !ngram.getLast().equals("</s>");
  }

  /** Every pronunciation of every word, as cmudict has it. */
  private String dictionary() throws IOException {
    var lines = new TreeSet<String>();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                resource(MODELS + "cmudict-en-us.dict").openStream(), StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var word = line.substring(0, line.indexOf(' ')).replaceFirst("\\(\\d+\\)$", "");
        if (vocabulary.contains(word)) {
          lines.add(line);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static URL folderOf(String path) throws IOException {
    var file = resource(path).toString();
    return URI.create(file.substring(0, file.lastIndexOf('/') + 1)).toURL();
  }

  private static URL resource(String path) {
    return Objects.requireNonNull(LanguageModelBuilder.class.getResource(path), path);
  }
}
