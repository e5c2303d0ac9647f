package io.outdial.sandbox.voice.brain;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Times of day as a voice says them: {@code 14:30} becomes "two thirty in the afternoon". */
final class SpokenTime {

  private static final Pattern TIME =
      Pattern.compile(
          "\\b([01]?\\d|2[0-3])(?:[:.]([0-5]\\d))?\\s*([ap])\\.?m\\b\\.?"
              + "|\\b([01]?\\d|2[0-3])[:.]([0-5]\\d)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> SMALL =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              .concat(" fifteen sixteen seventeen eighteen nineteen")
              .split(" "));
  private static final List<String> TENS = List.of("", "", "twenty", "thirty", "forty", "fifty");

  private SpokenTime() {}

  /** {@code text} with every time of day in it in words. */
  static String inWords(String text) {
    return TIME.matcher(text).replaceAll(SpokenTime::spoken);
  }

  private static String spoken(MatchResult time) {
    if (time.group(4) != null) {
      return spoken(Integer.parseInt(time.group(4)), Integer.parseInt(time.group(5)));
    }
    var minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    var afternoon = time.group(3).equalsIgnoreCase("p");
    return spoken(Integer.parseInt(time.group(1)) % 12 + (afternoon ? 12 : 0), minute);
  }

  private static String spoken(int hour, int minute) {
    var clock = SMALL.get((hour + 11) % 12 + 1);
    var past = minute == 0 ? "" : minute < 10 ? " oh " + SMALL.get(minute) : " " + number(minute);
    return clock + past + partOfDay(hour);
  }

  private static String partOfDay(int hour) {
    return hour < 12 ? " in the morning" : hour < 18 ? " in the afternoon" : " in the evening";
  }

  private static String number(int below60) {
    if (below60 < 20) {
      return SMALL.get(below60);
    }
    var unit = below60 % 10 == 0 ? "" : " " + SMALL.get(below60 % 10);
    return TENS.get(below60 / 10) + unit;
  }
}
