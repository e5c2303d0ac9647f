package io.outdial.sandbox.voice.ears;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the words of the ears' dictionary sound, so that two texts can be compared as sounds. */
final class Pronunciations {

  // Absolute: a way up ("..") is found in a folder of classes, but not in a jar.
  private static final String DICTIONARY = "/io/outdial/sandbox/voice/callee/callee.dict";

  private final Map<String, List<String>> phonesByWord = new HashMap<>();

  Pronunciations() {
    var dictionary = Objects.requireNonNull(getClass().getResourceAsStream(DICTIONARY));
    try (var lines =
        new BufferedReader(new InputStreamReader(dictionary, StandardCharsets.UTF_8))) {
      lines.lines().map(line -> line.split("\\s+")).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the ears' dictionary cannot be read", e);
    }
  }

  /** 1 when both texts sound alike, 0 when nothing in them does. */
  double similarity(String one, String other) {
    var a = phones(one);
    var b = phones(other);
    var longest = Math.max(a.size(), b.size());
    return longest == 0 ? 0 : 1 - (double) edits(a, b) / longest;
  }

  private void add(String[] line) {
    phonesByWord.putIfAbsent(line[0], List.of(line).subList(1, line.length));
  }

  private List<String> phones(String text) {
    var phones = new ArrayList<String>();
    for (var word : text.split(" ")) {
      phones.addAll(phonesByWord.getOrDefault(word, List.of()));
    }
    return phones;
  }

  private static int edits(List<String> a, List<String> b) {
    var row = new int[b.size() + 1];
    for (var j = 0; j <= b.size(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= a.size(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.size(); j++) {
        var substituted = diagonal + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.size()];
  }
}
