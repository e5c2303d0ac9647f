package io.outdial.sandbox.voice.brain;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.sandbox.voice.brain.Dialogue.Step;
import io.outdial.sandbox.voice.ears.Heard;
import org.junit.jupiter.api.Test;

/** A reminder call in words. */
class DialogueTest {

  private static final Facts ALEX =
      Facts.of("You are calling Alex to confirm the dentist appointment tomorrow at 14:00.");

  @Test
  void itAsksForThePersonThenTheAppointmentAndEndsWhenConfirmed() {
    // When
    var greeting = start(ALEX).prompted("Greet the person.");
    var question = say(greeting, "yes this is alex");
    var end = say(question, "yes i will be there");
    // Then
    assertThat(spoken(greeting)).isEqualTo("Hello, may I speak with Alex?");
    assertThat(spoken(question))
        .isEqualTo(
            "I am calling about your dentist appointment tomorrow at two in the afternoon."
                + " Will you be able to come?");
    assertThat(spoken(end)).isEqualTo("Thank you, Alex. I have noted that you will come. Goodbye.");
    assertThat(end.reply().action()).contains(new Reply.HangUp("confirmed"));
  }

  @Test
  void dayGivenAtOnceIsNotAskedForAgain() {
    // When
    var noted = say(confirming(), "can we move it to friday morning");
    // Then
    assertThat(spoken(noted)).isEqualTo("I have noted Friday morning. Is there anything else?");
    assertThat(noted.next().outcome()).isEqualTo("reschedule: Friday morning");
  }

  @Test
  void aMereNextWeekIsAskedToBeADay() {
    // When
    var asked = say(confirming(), "no can we move it to next week");
    // Then
    assertThat(spoken(asked)).isEqualTo("Of course. Which day next week is best for you?");
  }

  @Test
  void afterThreeMissesItGivesUpPolitely() {
    // When
    var first = unsure(confirming(), "my brother will right me their bye car");
    var second = unsure(first, "whether is really night");
    var third = unsure(second, "");
    // Then
    assertThat(spoken(first))
        .isEqualTo(
            "Sorry, I did not understand that."
                + " I am calling about your dentist appointment tomorrow at two in the afternoon."
                + " Will you be able to come?");
    assertThat(second.reply().action()).isEmpty();
    assertThat(spoken(third)).endsWith("Goodbye.");
    assertThat(third.reply().action()).contains(new Reply.HangUp("not understood"));
  }

  @Test
  void anUnderstoodAnswerForgivesEarlierMisses() {
    // Given
    var missed = unsure(unsure(confirming(), "nonsense it is"), "more of it there");
    // When
    var again = unsure(say(missed, "no"), "nonsense it is");
    // Then
    assertThat(again.reply().action()).isEmpty();
  }

  @Test
  void whatTheEarsAreUnsureOfIsActedUponOnlyWhenMostOfItIsAKnownPhrase() {
    // When
    var offTopic = unsure(confirming(), "what is it about doctor and");
    var clear = unsure(confirming(), "yes");
    // Then
    assertThat(spoken(offTopic)).startsWith("Sorry, I did not understand that.");
    assertThat(clear.next().outcome()).isEqualTo("confirmed");
  }

  @Test
  void wrongNumberIsLeftInPeace() {
    // When
    var end = say(start(ALEX).prompted(""), "sorry wrong number");
    // Then
    assertThat(end.reply().action()).contains(new Reply.HangUp("wrong number"));
  }

  @Test
  void interruptionIsFollowedByTheSameQuestion() {
    // When
    var step = say(confirming(), "sorry wait a moment");
    // Then
    assertThat(spoken(step)).startsWith("Of course. I am calling about").endsWith("to come?");
  }

  @Test
  void aHumanIsPromisedOnlyWhenOneCanBeReached() {
    // When
    var reachable = say(confirming(), "can i speak to a human please");
    var unreachable =
        say(Dialogue.start(ALEX, false).prompted(""), "can i speak to a human please");
    // Then
    assertThat(reachable.reply().action()).contains(new Reply.Transfer());
    assertThat(unreachable.reply().action()).contains(new Reply.HangUp("asked for a human"));
  }

  @Test
  void promptThatMatchesNothingIsYourAppointment() {
    // When
    var greeting = start(Facts.of("Be nice.")).prompted("Hello");
    // Then
    assertThat(spoken(greeting))
        .isEqualTo("Hello. I am calling about your appointment. Will you be able to come?");
  }

  @Test
  void goodbyeInterruptedIsSaidAgainAndTheCallEndsThen() {
    // Given
    var over = say(confirming(), "yes");
    // When
    var again = say(over, "okay goodbye");
    // Then
    assertThat(spoken(again)).isEqualTo("Goodbye.");
    assertThat(again.reply().action()).contains(new Reply.HangUp("confirmed"));
  }

  @Test
  void typedNudgeRepeatsTheQuestionWithoutAGreeting() {
    // When
    var nudged = confirming().next().prompted("Continue: tell the caller the result.");
    // Then
    assertThat(spoken(nudged)).startsWith("I am calling about").doesNotContain("Hello");
  }

  @Test
  void nothingOfAPersonIsInTheTextForLogs() {
    assertThat(confirming().next().toString() + confirming().reply() + ALEX)
        .doesNotContain("Alex")
        .doesNotContain("dentist");
  }

  private static Dialogue start(Facts facts) {
    return Dialogue.start(facts, true);
  }

  private static Step confirming() {
    return say(start(ALEX).prompted("Greet."), "yes this is alex");
  }

  private static Step say(Step after, String text) {
    return after.next().answered(new Heard(text, true));
  }

  private static Step unsure(Step after, String text) {
    return after.next().answered(new Heard(text, false));
  }

  private static String spoken(Step step) {
    return String.join(" ", step.reply().sentences());
  }
}
