package io.outdial.sandbox.voice.ears;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LanguageModelTest {

  @Test
  void languageModelAndDictionaryAreThoseOfTheGrammar() throws IOException {
    // When
    var made = LanguageModelBuilder.make();
    // Then
    assertThat(made.languageModel()).isEqualTo(kept("callee.lm"));
    assertThat(made.dictionary()).isEqualTo(kept("callee.dict"));
  }

  private static String kept(String name) throws IOException {
    try (var file =
        Objects.requireNonNull(LanguageModelTest.class.getResourceAsStream("../callee/" + name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
