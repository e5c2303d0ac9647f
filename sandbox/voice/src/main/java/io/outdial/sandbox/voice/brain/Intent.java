package io.outdial.sandbox.voice.brain;

import java.util.regex.Pattern;

/**
 * What a person may want to say. Earlier ones win: "no, can we move it?" is a wish to reschedule
 * and not a mere no.
 */
enum Intent {
  WRONG_NUMBER("(?:you have the )?wrong number|s?he's not here|there is no \\w+ here"),
  TRANSFER(
      "(?:talk|speak) to (?:a human|a person|someone|a real person|somebody)"
          + "|(?:please )?transfer me|connect me to"),
  REPEAT(
      "repeat that|say that again|what did you say|what was that|pardon|when is it"
          + "|what time is it|what is it about"),
  CANCEL("(?:want|have|like) to cancel|please cancel"),
  BUSY("i'm driving|i'm in a meeting|call me (?:back )?later|not a good time"),
  RESCHEDULE(
      "(?:can|could) we (?:move|change|reschedule)|(?:can't|cannot) (?:make it|come)"
          + "|like to (?:move|change|reschedule)|another time|doesn't work|no i'm busy"),
  CONFIRM(
      "i'll be there|i will be there|i can make it|that works|that(?:'s| is) fine|sounds good"
          + "|see you then|i confirm|i will come|i'm coming|i can come|yes i (?:can|will)"
          + "|perfect"),
  WHO("who is (?:this|calling)"),
  IDENTITY("this is \\w+|\\w+ speaking|speaking|it's me|that's me|yes i am \\w+"),
  DAY(Day.PATTERN),
  NOTHING_ELSE("that's (?:all|it)|that is all|nothing else|no (?:thank you|thanks)"),
  WAIT("wait(?: a moment)?|one moment|hold on|just a moment|sorry to interrupt"),
  GOODBYE("goodbye|bye|have a nice day"),
  YES("yes|yeah|yep|sure|of course|certainly|okay|that's right|correct"),
  NO("no|nope"),
  THANKS("thank you|thanks"),
  HELLO("hello|hi");

  private final Pattern pattern;

  Intent(String phrases) {
    pattern = Pattern.compile("\\b(?:" + phrases + ")(?!['\\w])");
  }

  /** The share of the words of {@code text} that this intent's phrase covers; 0 when absent. */
  double coverage(String text) {
    var matcher = pattern.matcher(text);
    var covered = matcher.find() ? words(matcher.group()) : 0;
    return covered / (double) Math.max(1, words(text));
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
