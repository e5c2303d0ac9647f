package io.outdial.bridge.turns;

/** Guesses which words were heard when speech was cut: text runs ahead of its sound. */
final class HeardText {

  private HeardText() {}

  /** The start of the text in proportion to the share of the sound, cut at the end of a word. */
  static String of(String text, double share) {
    String whole = text.strip();
    if (share >= 1) {
      return whole;
    }
    int end = (int) Math.round(whole.length() * Math.max(0, share));
    while (end > 0 && end < whole.length() && !Character.isWhitespace(whole.charAt(end))) {
      end--;
    }
    return whole.substring(0, end).strip();
  }
}
