package io.outdial.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnKeeperTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private final TurnKeeper turns = new TurnKeeper();

  @Test
  void aGreetingIsATurnWhenItsLastFrameWasSent() {
    // Given
    int greeting = turns.agentSound();
    turns.agentText("Hello, ");
    turns.agentText("this is ACME.");
    turns.generationComplete();
    turns.turnComplete();
    turns.agentStarted(greeting, at(0.1));
    assertThat(turns.takeFinal()).isEmpty();

    // When
    turns.agentEnded(greeting, at(2));

    // Then
    assertThat(turns.takeFinal())
        .containsExactly(new Turn(1, Role.AI, at(0.1), at(2), "Hello, this is ACME.", false));
  }

  @Test
  void questionAndAnswerAreTwoTurnsAtTheTimesOfTheirSound() {
    // Given
    turns.personStarted(at(1));
    turns.personEnded(at(2));
    turns.personText(" Who", at(2.5));
    turns.personText(" is it?", at(2.6));

    // When
    answer("It is me.", 3, 4);
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal())
        .containsExactly(
            new Turn(1, Role.USER, at(1), at(2), "Who is it?", false),
            new Turn(2, Role.AI, at(3), at(4), "It is me.", false));
  }

  @Test
  void textThatArrivesAfterTheAnswerBeganBelongsToTheQuestion() {
    // Given
    turns.personStarted(at(1));
    turns.personEnded(at(2));
    turns.personText("Who", at(2.5));
    answer("It is me.", 3, 4);
    assertThat(turns.takeFinal()).isEmpty();

    // When
    turns.personText(" is it?", at(4.1));
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal()).extracting(Turn::text).containsExactly("Who is it?", "It is me.");
  }

  @Test
  void anInterruptedAnswerIsCutToWhatWasHeard() {
    // Given
    int answer = turns.agentSound();
    turns.agentText("one two three four");
    turns.agentStarted(answer, at(1));
    turns.personStarted(at(2));

    // When
    turns.agentCut(answer, at(2.2), 0.5);
    turns.interrupted();
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal())
        .containsExactly(new Turn(1, Role.AI, at(1), at(2.2), "one two", true));

    // When
    turns.personEnded(at(3));
    turns.personText("Stop!", at(3.2));
    answer("Sorry.", 4, 5);
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal())
        .containsExactly(
            new Turn(2, Role.USER, at(2), at(3), "Stop!", false),
            new Turn(3, Role.AI, at(4), at(5), "Sorry.", false));
  }

  @Test
  void anAnswerOfWhichNothingWasHeardIsNoTurn() {
    // Given
    int answer = turns.agentSound();
    turns.agentText("never heard");

    // When
    turns.agentCut(answer, at(1), 0);
    turns.interrupted();

    // Then
    assertThat(turns.takeFinal()).isEmpty();
  }

  @Test
  void noiseIsNoTurn() {
    // Given
    turns.personStarted(at(1));
    turns.personEnded(at(1.2));

    // When
    answer("Hello?", 2, 3);
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal()).extracting(Turn::role).containsExactly(Role.AI);
  }

  @Test
  void noiseLongBeforeSpeechDoesNotMoveItsStart() {
    // Given
    turns.personStarted(at(1));
    turns.personEnded(at(1.2));

    // When
    turns.personStarted(at(10));
    turns.personEnded(at(11));
    turns.personText("Hello?", at(11));
    answer("Yes.", 12, 13);
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal().getFirst().startedAt()).isEqualTo(at(10));
  }

  @Test
  void aPauseInTheMiddleOfASpeechDoesNotSplitIt() {
    // Given
    turns.personStarted(at(1));
    turns.personEnded(at(2));
    turns.personText("I would", at(2.3));
    turns.personStarted(at(3));
    turns.personEnded(at(4));
    turns.personText(" like that.", at(4.3));

    // When
    answer("Good.", 5, 6);
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal().getFirst())
        .isEqualTo(new Turn(1, Role.USER, at(1), at(4), "I would like that.", false));
  }

  @Test
  void speechThatNobodyNoticedIsATurnAtTheTimeOfItsText() {
    // Given
    turns.personText("psst", at(1));

    // When
    answer("What?", 2, 3);
    turns.turnComplete();

    // Then
    assertThat(turns.takeFinal().getFirst())
        .isEqualTo(new Turn(1, Role.USER, at(1), at(1), "psst", false));
  }

  @Test
  void theTurnThatFollowsAnEmptyGenerationIsNotHeldUp() {
    // Given
    turns.agentText("thought");
    turns.generationComplete();

    // When
    answer("Hello.", 1, 2);

    // Then
    assertThat(turns.takeFinal()).extracting(Turn::text).containsExactly("Hello.");
  }

  @Test
  void theEndOfTheCallMakesEverythingFinal() {
    // Given
    answer("Goodbye.", 1, 2);
    turns.personStarted(at(2.5));
    turns.personText("Bye", at(2.6));
    turns.takeFinal();

    // When
    turns.close(at(3));

    // Then
    assertThat(turns.takeFinal())
        .containsExactly(new Turn(2, Role.USER, at(2.5), at(3), "Bye", false));
  }

  @Test
  void aTurnsTextHasABound() {
    // Given
    for (int i = 0; i < 3000; i++) {
      turns.personText("0123456789", at(1));
    }

    // When
    turns.close(at(2));

    // Then
    List<Turn> told = turns.takeFinal();
    assertThat(told.getFirst().text()).hasSize(20_000);
  }

  private void answer(String text, double from, double to) {
    int id = turns.agentSound();
    turns.agentText(text);
    turns.agentStarted(id, at(from));
    turns.generationComplete();
    turns.agentEnded(id, at(to));
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }
}
