package io.outdial.sandbox.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordErrorRateTest {

  @Test
  void caseAndPunctuationAndContractionsDoNotCount() {
    // When
    var rate =
        WordErrorRate.of(
            List.of("Yes, this is Alex.", "Yes, I'll be there."),
            List.of("yes this is alex", "yes i will be there"));

    // Then
    assertThat(rate).isZero();
  }

  @Test
  void replacedMissingAndAddedWordsCountOneEach() {
    // When: "move"->"prove", "it" missing, "please" added, of eight words said
    var rate =
        WordErrorRate.of(
            List.of("No, can we move it to next week?"),
            List.of("no can we prove to next week please"));

    // Then
    assertThat(rate).isCloseTo(3 / 8.0, within(1e-9));
  }

  @Test
  void howTheWordsAreCutIntoTurnsDoesNotCount() {
    assertThat(WordErrorRate.of(List.of("one two", "three"), List.of("one", "two three"))).isZero();
  }

  @Test
  void nothingHeardIsAllWrong() {
    assertThat(WordErrorRate.of(List.of("hello there"), List.of())).isEqualTo(1);
  }

  @Test
  void nothingSaidAndNothingHeardIsAllRight() {
    assertThat(WordErrorRate.of(List.of(), List.of())).isZero();
    assertThat(WordErrorRate.of(List.of(), List.of("ghost"))).isEqualTo(1);
  }
}
