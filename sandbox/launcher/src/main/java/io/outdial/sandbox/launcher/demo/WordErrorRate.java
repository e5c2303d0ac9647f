package io.outdial.sandbox.launcher.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of what was said was heard wrongly: the fewest words to replace, insert or delete, per
 * word that was said. Case and punctuation do not count, and "I'll" is the same as "I will".
 */
final class WordErrorRate {

  private static final Map<String, String> LONG_FORMS =
      Map.of("i'll", "i will", "that's", "that is", "can't", "cannot", "i'm", "i am");

  private WordErrorRate() {}

  /** 0 when all was heard as it was said; above 1 when far more was heard than said. */
  static double of(List<String> said, List<String> heard) {
    var reference = words(said);
    var hypothesis = words(heard);
    if (reference.isEmpty()) {
      return hypothesis.isEmpty() ? 0 : 1;
    }
    return (double) distance(reference, hypothesis) / reference.size();
  }

  private static List<String> words(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split("[^\\p{Alnum}']+")))
        .flatMap(word -> Arrays.stream(LONG_FORMS.getOrDefault(word, word).split(" ")))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Levenshtein's distance in words, one row of the table at a time. */
  private static int distance(List<String> from, List<String> to) {
    var previous = new int[to.size() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= from.size(); i++) {
      previous = nextRow(previous, from.get(i - 1), to);
    }
    return previous[to.size()];
  }

  private static int[] nextRow(int[] previous, String word, List<String> to) {
    var row = new int[previous.length];
    row[0] = previous[0] + 1;
    for (int j = 1; j < row.length; j++) {
      int replaced = previous[j - 1] + (word.equals(to.get(j - 1)) ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
    }
    return row;
  }
}
