package io.outdial.sandbox.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.events.CallId;
import io.outdial.events.EventId;
import io.outdial.events.Role;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.events.TenantId;
import io.outdial.sandbox.launcher.sinks.ReceivedWebhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final String CONFIRMS = "+12025550100";
  private static final String BUSY = "+12025550110";
  private static final CallId CALL = new CallId("oac-0123456789ab");
  private static final Instant NOW = Instant.parse("2026-06-23T12:00:00Z");
  private static final List<ReceivedWebhook> BOTH =
      List.of(webhook("outbound-ai.finished", true), webhook("transcript.saved", true));
  private static final List<TurnSpoken> FOUR_TURNS =
      List.of(
          turn(1, Role.AI, "Am I speaking with Alex?"),
          turn(2, Role.USER, "yes this is alex"),
          turn(3, Role.AI, "Can you come?"),
          turn(4, Role.USER, "yes"));

  @Test
  void aConversationWithAllItsReportsIsGood() {
    // When
    var report = conversation(FOUR_TURNS, BOTH, true, "[12:00:06] AI: Hello").toReport(Map.of());

    // Then
    assertThat(report.ok()).isTrue();
    assertThat(report.transcriptFile()).isEqualTo("outbound-ai-x.txt");
    assertThat(report.wordErrorRate()).isZero();
  }

  @Test
  void whateverIsMissingIsNamed() {
    // When
    var problems =
        conversation(
                FOUR_TURNS.subList(0, 1),
                List.of(webhook("outbound-ai.finished", false)),
                false,
                "")
            .problems();

    // Then
    assertThat(problems)
        .containsExactly(
            "no outbound-ai.finished webhook",
            "no e-mail",
            "1 turns, not at least 4",
            "the person was not heard",
            "no transcript.saved webhook",
            "no transcript");
  }

  @Test
  void aBusyNumberIsGoodWhenItEndedAsBusyAndWasReported() {
    // When
    var good = unanswered("ended-failed-final", "busy");
    var bad = unanswered("ended-success", "finished");

    // Then
    assertThat(good.toReport(Map.of()).ok()).isTrue();
    assertThat(bad.problems())
        .containsExactly(
            "status is ended-success, not ended-failed-final", "endedReason is finished, not busy");
  }

  @Test
  void aNumberThatIsNotTheSandboxsIsExpectedToBeUnreachable() {
    assertThat(Expectation.of("+4915157610183").reason().wireName()).isEqualTo("unreachable");
  }

  private static Outcome conversation(
      List<TurnSpoken> turns, List<ReceivedWebhook> webhooks, boolean email, String transcript) {
    return new Outcome(
        CALL.value(),
        CONFIRMS,
        Expectation.of(CONFIRMS),
        call("ended-success", "finished"),
        turns,
        List.of("Yes, this is Alex.", "Yes."),
        webhooks,
        email,
        transcript);
  }

  private static Outcome unanswered(String status, String reason) {
    return new Outcome(
        CALL.value(),
        BUSY,
        Expectation.of(BUSY),
        call(status, reason),
        List.of(),
        List.of(),
        List.of(webhook("outbound-ai.finished", true)),
        true,
        "");
  }

  private static JsonNode call(String status, String reason) {
    return new ObjectMapper()
        .valueToTree(
            Map.of("status", status, "endedReason", reason, "transcriptPath", "outbound-ai-x.txt"));
  }

  private static ReceivedWebhook webhook(String type, boolean valid) {
    return new ReceivedWebhook(
        NOW, type, CALL.value(), valid, JsonNodeFactory.instance.objectNode());
  }

  private static TurnSpoken turn(int number, Role role, String text) {
    return new TurnSpoken(
        EventId.next(),
        new TenantId("localhost"),
        CALL,
        NOW,
        1,
        number,
        role,
        NOW.plusSeconds(number),
        NOW.plusSeconds(number + 1),
        text,
        false);
  }
}
