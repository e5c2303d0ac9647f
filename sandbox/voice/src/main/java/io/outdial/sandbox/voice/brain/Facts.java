package io.outdial.sandbox.voice.brain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What patterns can cut out of a system prompt. Where nothing matches, the brain speaks of "your
 * appointment" and does not pretend to have understood.
 *
 * @param name whom to ask for
 * @param matter what the call is about, ready to be spoken after "about"
 * @param transferTarget where a call is handed over to, when the prompt says it
 */
public record Facts(Optional<String> name, String matter, Optional<String> transferTarget) {

  private static final String KIND =
      "(?:appointment|reservation|booking|delivery|meeting|visit|interview)";
  private static final String WHEN = "(?:on|at|in|tomorrow|today|tonight|next|this)";

  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?i:call|calling|phoning|remind|reminding|contact|speak to|speak with|ask for"
              + "|name is|customer:|name:) ((?!You\\b|The\\b|It\\b|Mr|Mrs|Ms)[A-Z][a-z]{1,20})\\b");
  private static final Pattern MATTER =
      Pattern.compile(
          "\\b(?:the|your|his|her|their|an?) ((?:(?!(?:of|about|the|your|his|her|their|an?) )[a-z]+ ){0,3}?"
              + KIND
              + "(?: "
              + WHEN
              + "\\b[^.;,!?\\n]{0,80})?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SIDE_CLAUSE =
      Pattern.compile(" (?:and|if|or|but|with|because)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TRANSFER =
      Pattern.compile(
          "\\b(?:transfer|connect)\\b[^.\\n]{0,40}? to (\\+?\\d[\\d ()-]{2,20}\\d)",
          Pattern.CASE_INSENSITIVE);

  /** Reads {@code prompt}; linear in its length. */
  public static Facts of(String prompt) {
    return new Facts(
        find(NAME, prompt),
        find(MATTER, SpokenTime.inWords(prompt)).map(Facts::spoken).orElse("your appointment"),
        find(TRANSFER, prompt).map(target -> target.replaceAll("[^+\\d]", "")));
  }

  private static Optional<String> find(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String spoken(String matter) {
    return "your " + SIDE_CLAUSE.matcher(matter).replaceFirst("").strip();
  }

  /** Prompts and names stay out of logs. */
  @Override
  public String toString() {
    return "Facts[redacted]";
  }
}
