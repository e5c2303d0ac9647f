package io.outdial.dispatcher.emails;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.dispatcher.FinishedCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeEmailTest {

  private final FinishedCall call = FinishedCall.ofTheSample();

  @Test
  void theOutcomeAndTheTranscriptAreInTheTextAndTheTranscriptIsAttached() {
    // Given
    var outcome = Outcome.ofJson(Outcome.of(call.success()).toJson());

    // When
    var email = OutcomeEmail.of(outcome, Optional.of("[12:00:06] AI: Hello.\n")).orElseThrow();

    // Then
    assertThat(email.to()).isEqualTo("ops@yourcompany.example");
    assertThat(email.subject()).isEqualTo("Call to Reminder: ended-success");
    assertThat(email.text())
        .isEqualTo(
            """
            The call to Reminder (+4915157610183) has ended.

            Status:     ended-success (finished)
            Duration:   145 s
            Dispatched: 2026-06-23T12:00:00.000Z
            Answered:   2026-06-23T12:00:05.500Z
            Ended:      2026-06-23T12:02:30.000Z
            Attempt:    1 (retries left: 1)

            Transcript (times in UTC):

            [12:00:06] AI: Hello.
            """);
    assertThat(email.transcript())
        .contains(
            new OutcomeEmail.Attachment(
                "outbound-ai-20260623-120000-oac-0123456789ab.txt", "[12:00:06] AI: Hello.\n"));
  }

  @Test
  void aCallWithoutATranscriptSaysSo() {
    // When
    var email = OutcomeEmail.of(Outcome.of(call.cancelled()), Optional.empty()).orElseThrow();

    // Then
    assertThat(email.subject()).isEqualTo("Call to Reminder: cancelled");
    assertThat(email.text()).contains("Dispatched: -").endsWith("There is no transcript.\n");
    assertThat(email.transcript()).isEmpty();
  }

  @Test
  void aTranscriptThatDidNotComeInTimeIsNamed() {
    // When
    var email = OutcomeEmail.of(Outcome.of(call.success()), Optional.empty()).orElseThrow();

    // Then
    assertThat(email.text()).endsWith("not ready yet: " + call.transcript().txt() + "\n");
    assertThat(email.transcript()).isEmpty();
  }

  @Test
  void aDisplayNameCannotAddAHeader() {
    // Given
    var outcome =
        Outcome.of(call.withDisplayName("Bob\r\nBcc: all@example.com\0\u0085x").cancelled());

    // When
    var email = OutcomeEmail.of(outcome, Optional.empty()).orElseThrow();

    // Then
    assertThat(email.subject()).isEqualTo("Call to Bob Bcc: all@example.com x: cancelled");
  }

  @Test
  void anOverlongDisplayNameIsCut() {
    // Given
    var outcome = Outcome.of(call.withDisplayName("😀".repeat(200)).cancelled());

    // When
    var email = OutcomeEmail.of(outcome, Optional.empty()).orElseThrow();

    // Then
    assertThat(email.subject()).isEqualTo("Call to " + "😀".repeat(100) + ": cancelled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "<a@b.example>",
        "Ann <a@b.example>",
        "a@b.example> SIZE=1",
        "a@b@c.example",
        "\"a b\"@c.example"
      })
  void whatIsNotOneBareAddressIsNoAddress(String email) {
    assertThat(OutcomeEmail.of(Outcome.of(call.withEmail(email).success()), Optional.empty()))
        .isEmpty();
  }

  @Test
  void nothingPersonalIsInAnyToString() {
    // Given
    var outcome = Outcome.of(call.success());

    // Then
    assertThat(outcome + " " + OutcomeEmail.of(outcome, Optional.of("Hello")))
        .doesNotContain("ops@", "+49", "Reminder", "Hello");
  }
}
