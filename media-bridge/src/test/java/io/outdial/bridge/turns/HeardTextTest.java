package io.outdial.bridge.turns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeardTextTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, one two three four",
    "1.5, one two three four",
    "0.97, one two three",
    "0.5, one two",
    "0.45, one two",
    "0.3, one",
    "0.1, ''",
    "0, ''",
    "-1, ''",
  })
  void textIsCutAtTheEndOfAWord(double share, String heard) {
    assertThat(HeardText.of(" one two three four ", share)).isEqualTo(heard);
  }
}
