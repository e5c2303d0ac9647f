package io.outdial.sandbox.voice.brain;

import io.outdial.sandbox.voice.brain.Reply.HangUp;
import io.outdial.sandbox.voice.brain.Reply.Transfer;
import io.outdial.sandbox.voice.ears.Heard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a reminder call stands. A value: every step yields the next one, so a resumed session
 * simply goes on from the value that its predecessor left.
 *
 * @param canTransfer whether the person may ask for a human
 * @param question what was asked last, to be asked again
 * @param misses utterances in a row that made no sense
 * @param outcome what the call has come to so far, in words of a call report
 */
public record Dialogue(
    Facts facts,
    boolean canTransfer,
    Stage stage,
    List<String> question,
    int misses,
    String outcome) {

  /** After so many utterances in a row that made no sense the call ends politely. */
  private static final int MAX_MISSES = 3;

  /** What the next answer is an answer to. */
  public enum Stage {
    /** Nothing was said yet. */
    SILENT,
    /** "May I speak with ...?" */
    PERSON,
    /** "Will you be able to come?" */
    CONFIRMATION,
    /** "Which day ...?" */
    DAY,
    /** "Is there anything else?" */
    ANYTHING_ELSE,
    /** Goodbye was said. */
    OVER
  }

  /** A reply and the dialogue after it. */
  public record Step(Dialogue next, Reply reply) {}

  /** A dialogue in which nothing was said yet. */
  public static Dialogue start(Facts facts, boolean canTransfer) {
    return new Dialogue(facts, canTransfer, Stage.SILENT, List.of(), 0, "nothing agreed");
  }

  /** Sentences of most calls, to be synthesised ahead: not all, for a start must be short. */
  public static List<String> commonSentences() {
    return Sentences.COMMON;
  }

  /** A typed instruction: starts the call, or has the last question asked again. */
  public Step prompted(String text) {
    var typed = new Heard(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", ""), false);
    if (stage == Stage.SILENT) {
      return open();
    }
    return Meaning.of(typed).intent().isPresent() ? answered(typed) : repeated();
  }

  /** The person said something. */
  public Step answered(Heard heard) {
    var meaning = Meaning.of(heard);
    if (stage == Stage.SILENT) {
      return open();
    }
    if (stage == Stage.OVER) {
      return over(outcome, Sentences.GOODBYE);
    }
    return meaning
        .intent()
        .map(intent -> understood(intent, meaning.day()))
        .orElseGet(this::missed);
  }

  private Step open() {
    return facts
        .name()
        .map(name -> asked(Stage.PERSON, "Hello, may I speak with " + name + "?"))
        .orElseGet(() -> askedToConfirm("Hello."));
  }

  private Step understood(Intent intent, Optional<String> day) {
    return switch (intent) {
      case WRONG_NUMBER -> over("wrong number", Sentences.SORRY_TROUBLE, Sentences.GOODBYE);
      case TRANSFER -> transferred();
      case CANCEL -> noted("cancelled", "I have noted that you want to cancel.");
      case BUSY -> over("busy", Sentences.SORRY_DISTURB, Sentences.GOODBYE);
      case RESCHEDULE, DAY -> day.map(this::rescheduled).orElseGet(this::askedForDay);
      case CONFIRM -> confirmed();
      case WHO -> asked(stage, with(Sentences.WHO, question));
      case WAIT -> asked(stage, with(Sentences.OF_COURSE, question));
      case GOODBYE -> over(outcome, Sentences.GOODBYE);
      case HELLO, REPEAT -> repeated();
      case THANKS, IDENTITY, YES -> agreed(intent);
      case NO, NOTHING_ELSE -> declined();
    };
  }

  private Step agreed(Intent intent) {
    return switch (stage) {
      case PERSON -> askedToConfirm();
      case CONFIRMATION -> intent == Intent.YES ? confirmed() : repeated();
      case DAY -> repeated();
      case ANYTHING_ELSE ->
          intent == Intent.THANKS ? farewell() : asked(stage, Sentences.WHAT_ELSE);
      case SILENT, OVER -> repeated();
    };
  }

  private Step declined() {
    return switch (stage) {
      case PERSON -> over("wrong person", Sentences.SORRY_TROUBLE, Sentences.GOODBYE);
      case CONFIRMATION -> askedForDay();
      case DAY -> over("declined", Sentences.CALL_US, Sentences.GOODBYE);
      case ANYTHING_ELSE -> farewell();
      case SILENT, OVER -> repeated();
    };
  }

  private Step askedToConfirm(String... before) {
    var about = "I am calling about " + facts.matter() + ".";
    var sentences = Stream.concat(Stream.of(before), Stream.of(about, Sentences.CAN_YOU_COME));
    return asked(Stage.CONFIRMATION, sentences.toArray(String[]::new));
  }

  private Step askedForDay() {
    var next = at(Stage.DAY, List.of(Sentences.WHICH_DAY), 0, outcome);
    return new Step(next, Reply.saying(Sentences.OF_COURSE, Sentences.WHICH_DAY));
  }

  private Step confirmed() {
    return over("confirmed", thanks(), Sentences.CONFIRMED, Sentences.GOODBYE);
  }

  private Step rescheduled(String day) {
    return noted("reschedule: " + day, "I have noted " + day + ".");
  }

  private Step noted(String what, String sentence) {
    var next = at(Stage.ANYTHING_ELSE, List.of(Sentences.ANYTHING_ELSE), 0, what);
    return new Step(next, Reply.saying(sentence, Sentences.ANYTHING_ELSE));
  }

  private Step farewell() {
    return over(outcome, thanks(), Sentences.GOODBYE);
  }

  private Step transferred() {
    if (!canTransfer) {
      return over("asked for a human", Sentences.NOBODY_FREE, Sentences.GOODBYE);
    }
    var next = at(Stage.OVER, List.of(), 0, "transferred");
    return new Step(next, Reply.saying(Sentences.CONNECTING).then(new Transfer()));
  }

  private Step missed() {
    if (misses + 1 >= MAX_MISSES) {
      return over("not understood", Sentences.GIVE_UP, Sentences.GOODBYE);
    }
    var next = at(stage, question, misses + 1, outcome);
    return new Step(next, Reply.saying(with(Sentences.NOT_UNDERSTOOD, question)));
  }

  private Step repeated() {
    return new Step(this, new Reply(question, Optional.empty()));
  }

  private Step asked(Stage next, String... sentences) {
    var asked = at(next, next == stage ? question : List.of(sentences), 0, outcome);
    return new Step(asked, Reply.saying(sentences));
  }

  private Step over(String how, String... sentences) {
    return new Step(
        at(Stage.OVER, List.of(), 0, how), Reply.saying(sentences).then(new HangUp(how)));
  }

  private Dialogue at(Stage next, List<String> asking, int missed, String how) {
    return new Dialogue(facts, canTransfer, next, asking, missed, how);
  }

  private String thanks() {
    return facts.name().map(name -> "Thank you, " + name + ".").orElse("Thank you.");
  }

  private static String[] with(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toArray(String[]::new);
  }

  /** What was agreed with a person stays out of logs. */
  @Override
  public String toString() {
    return "Dialogue[stage=%s, misses=%d]".formatted(stage, misses);
  }
}
