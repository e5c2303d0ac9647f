package io.outdial.sandbox.voice.brain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You are calling Alex to confirm the dentist appointment tomorrow at 14:00. Be brief. | Alex  | your dentist appointment tomorrow at two in the afternoon
          Call Maria and remind her of her hair appointment on Friday at 9:05 am.              | Maria | your hair appointment on Friday at nine oh five in the morning
          Remind Tom of the delivery next Monday at 18.30, and say thanks.                     | Tom   | your delivery next Monday at six thirty in the evening
          The customer's name is Anna. Confirm her table reservation for two at 8 pm           | Anna  | your table reservation
          You are a friendly assistant.                                                        |       | your appointment
          """)
  void namesAndMattersAreCutOutOfPrompts(String prompt, String name, String matter) {
    // When
    var facts = Facts.of(prompt);
    // Then
    assertThat(facts.name().orElse(null)).isEqualTo(name);
    assertThat(facts.matter()).isEqualTo(matter);
  }

  @Test
  void whereToTransferIsCutOutToo() {
    assertThat(Facts.of("If asked, transfer the call to +1 202 555 0199.").transferTarget())
        .contains("+12025550199");
  }
}
