package io.outdial.sandbox.voice.brain;

import java.util.Optional;
import java.util.regex.Pattern;

/** Days that a person proposes. */
final class Day {

  /** A phrase that names a day, or no more than a week. */
  static final String PATTERN =
      "(?:how about |what about |maybe |(?:can|could) we do |on )?(?:the same time next week"
          + "|next week|tomorrow(?: \\w+)?|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
          + "(?: (?:morning|afternoon|evening|at \\w+))?)"
          + "(?: please| would be good| works for me| is (?:fine|better))?";

  private static final Pattern SPECIFIC =
      Pattern.compile(
          "\\b(the same time next week|tomorrow(?: (?:morning|afternoon|evening))?"
              + "|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
              + "(?: (?:morning|afternoon|evening|at \\w+))?)\\b");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b");

  private Day() {}

  /** The day in {@code text}, ready to be spoken; "next week" alone is none. */
  static Optional<String> in(String text) {
    var matcher = SPECIFIC.matcher(text);
    return matcher.find() ? Optional.of(capitalised(matcher.group(1))) : Optional.empty();
  }

  private static String capitalised(String day) {
    return NAME.matcher(day)
        .replaceAll(
            name -> Character.toUpperCase(name.group().charAt(0)) + name.group().substring(1));
  }
}
