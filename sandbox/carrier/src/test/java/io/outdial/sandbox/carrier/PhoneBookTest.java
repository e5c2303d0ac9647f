package io.outdial.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneBookTest {

  private final PhoneBook book = new PhoneBook();

  @ParameterizedTest
  @CsvSource({"+12025550110,486", "12025550113,603", "+12025550114,404"})
  void someNumbersAreTurnedDown(String number, int status) {
    // When
    Reaction reaction = book.next(number);

    // Then
    assertThat(reaction).isEqualTo(new Reaction.Rejects(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "12025550199", "alice", "++12025550100", "0100"})
  void aNumberWithoutARowDoesNotExist(String number) {
    // When
    Reaction reaction = book.next(number);

    // Then
    assertThat(reaction).isEqualTo(new Reaction.Rejects(404));
  }

  @Test
  void theBusyPhoneIsBusyTwiceAndThenAnswersAndStartsAnew() {
    // When
    List<Class<?>> reactions =
        IntStream.range(0, 4)
            .<Class<?>>mapToObj(_ -> book.next("+12025550112").getClass())
            .toList();

    // Then
    assertThat(reactions)
        .containsExactly(
            Reaction.Rejects.class,
            Reaction.Rejects.class,
            Reaction.Answers.class,
            Reaction.Rejects.class);
  }

  @Test
  void aPlusMakesNoDifference() {
    // Given
    book.next("+12025550115");

    // When
    Reaction second = book.next("12025550115");

    // Then
    assertThat(second).isInstanceOf(Reaction.Answers.class);
  }

  @Test
  void thePersonWhoCannotMakeItSaysSoInOrder() {
    // When
    Reaction.Answers reaction = (Reaction.Answers) book.next("+12025550101");

    // Then
    assertThat(reaction.script().lines())
        .containsExactly(
            "Yes, this is Alex.",
            "No, can we move it to next week?",
            "How about Thursday afternoon?",
            "No, thank you, that's all.");
  }
}
