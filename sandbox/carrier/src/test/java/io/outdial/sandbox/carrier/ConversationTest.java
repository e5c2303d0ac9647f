package io.outdial.sandbox.carrier;

import static io.outdial.sandbox.carrier.Reaction.answers;
import static io.outdial.sandbox.carrier.Reaction.answersAndStays;
import static io.outdial.sandbox.carrier.Script.hangUpMidSentence;
import static io.outdial.sandbox.carrier.Script.interrupt;
import static io.outdial.sandbox.carrier.Script.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.sandbox.carrier.media.Ear;
import io.outdial.sandbox.carrier.media.Sounds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final long OWN_LINE_MS = 1000;

  private final Ear ear = new Ear(700);
  private final List<String> acts = new ArrayList<>();
  private long nowMs = 50_000;
  private long talkingUntilMs;

  @Test
  void aPersonWaitsUntilTheCallerHasSpokenAndPaused() {
    // Given
    Conversation conversation = conversation(answers(reply("Yes.")));

    // When
    drive(conversation, Sounds.speech(2000));
    List<String> whileSpeaking = List.copyOf(acts);
    drive(conversation, Sounds.silence(1000, 8));

    // Then
    assertThat(whileSpeaking).isEmpty();
    assertThat(acts).containsExactly("Yes.");
  }

  @Test
  void theNextLineWaitsForTheCallersNextWords() {
    // Given
    Conversation conversation = conversation(answers(reply("One."), reply("Two.")));
    drive(conversation, Sounds.speech(1000));
    drive(conversation, Sounds.silence(5000, 8));
    List<String> beforeTheCallerWentOn = List.copyOf(acts);

    // When
    drive(conversation, Sounds.speech(1000));
    drive(conversation, Sounds.silence(1000, 8));

    // Then
    assertThat(beforeTheCallerWentOn).containsExactly("One.");
    assertThat(acts).containsExactly("One.", "Two.");
  }

  @Test
  void whenNobodySpeaksThePersonSaysHelloOnce() {
    // Given
    Conversation conversation = conversation(answers(reply("Yes.")));

    // When
    drive(conversation, Sounds.silence(9000, 8));

    // Then
    assertThat(acts).containsExactly(Conversation.HELLO);
  }

  @Test
  void anImpatientPersonSpeaksInMidSentence() {
    // Given
    Conversation conversation = conversation(answers(interrupt("Yes, yes.")));

    // When
    drive(conversation, Sounds.speech(3000));

    // Then
    assertThat(acts).containsExactly("Yes, yes.");
  }

  @Test
  void somebodyWhoHangsUpDoesSoInMidSentenceAndNotInThePauseBefore() {
    // Given
    Conversation conversation = conversation(answers(reply("Yes."), hangUpMidSentence()));
    drive(conversation, Sounds.speech(2000));
    drive(conversation, Sounds.silence(3000, 8));
    List<String> inThePause = List.copyOf(acts);

    // When
    drive(conversation, Sounds.speech(2000));

    // Then
    assertThat(inThePause).containsExactly("Yes.");
    assertThat(acts.get(1)).isEqualTo("hang up");
  }

  @Test
  void withNothingLeftToSayALongSilenceEndsTheCall() {
    // Given
    Conversation conversation = conversation(answers(reply("Goodbye.")));
    drive(conversation, Sounds.speech(1000));

    // When
    drive(conversation, Sounds.silence(10_500, 8));
    List<String> early = List.copyOf(acts);
    drive(conversation, Sounds.silence(2000, 8));

    // Then
    assertThat(early).containsExactly("Goodbye.");
    assertThat(acts).contains("hang up");
  }

  @Test
  void theSilentPersonSaysNothingAndStays() {
    // Given
    Conversation conversation = conversation(answersAndStays());

    // When
    drive(conversation, Sounds.speech(2000));
    drive(conversation, Sounds.silence(60_000, 8));

    // Then
    assertThat(acts).isEmpty();
  }

  private Conversation conversation(Reaction reaction) {
    return new Conversation(((Reaction.Answers) reaction).script(), Manners.USUAL, ear, nowMs);
  }

  private void drive(Conversation conversation, List<short[]> heard) {
    for (short[] frame : heard) {
      ear.hear(frame, nowMs);
      note(conversation.next(nowMs, nowMs < talkingUntilMs));
      nowMs += 20;
    }
  }

  private void note(Act act) {
    switch (act) {
      case Act.Say say -> {
        acts.add(say.text());
        talkingUntilMs = nowMs + OWN_LINE_MS;
      }
      case Act.Beep _ -> acts.add("beep");
      case Act.Hold _ -> acts.add("hold");
      case Act.Refresh _ -> acts.add("refresh");
      case Act.HangUp _ -> acts.add("hang up");
      case Act.Listen _ -> {}
    }
  }
}
