package io.outdial.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.events.Role;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.sandbox.launcher.demo.DemoReport.SpokenTurn;
import io.outdial.sandbox.launcher.demo.DemoReport.Webhook;
import io.outdial.sandbox.launcher.sinks.ReceivedWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that came of a call, and the verdict on it.
 *
 * @param call as GET /v1/calls/{id} tells it at the end
 * @param transcript as fetched by REST; empty when there is none
 */
record Outcome(
    String callId,
    String number,
    Expectation expectation,
    JsonNode call,
    List<TurnSpoken> turns,
    List<String> said,
    List<ReceivedWebhook> webhooks,
    boolean email,
    String transcript) {

  DemoReport toReport(Map<String, Long> timingsMs) {
    var problems = problems();
    return new DemoReport(
        problems.isEmpty(),
        callId,
        number,
        "local-rules (fixed rules and a closed vocabulary, no AI model)",
        status(),
        endedReason(),
        turns.stream().map(Outcome::spoken).toList(),
        said,
        wordErrorRate(),
        webhooks.stream().map(w -> new Webhook(w.type(), w.signatureValid())).toList(),
        email,
        transcript.isEmpty() ? null : call.path("transcriptPath").asText(),
        timingsMs,
        problems);
  }

  /** What should have happened and did not. */
  List<String> problems() {
    var problems = new ArrayList<String>();
    require(
        problems,
        status().equals(expectation.status().wireName()),
        "status is " + status() + ", not " + expectation.status().wireName());
    require(
        problems,
        endedReason().equals(expectation.reason().wireName()),
        "endedReason is " + endedReason() + ", not " + expectation.reason().wireName());
    require(problems, has("outbound-ai.finished"), "no outbound-ai.finished webhook");
    require(problems, email, "no e-mail");
    if (expectation.hasTranscript()) {
      requireConversation(problems);
    }
    return problems;
  }

  private void requireConversation(List<String> problems) {
    require(
        problems,
        turns.size() >= expectation.turnsMin(),
        turns.size() + " turns, not at least " + expectation.turnsMin());
    var roles = turns.stream().map(TurnSpoken::role).collect(Collectors.toSet());
    require(problems, roles.contains(Role.AI), "the agent said nothing");
    require(problems, said.isEmpty() || roles.contains(Role.USER), "the person was not heard");
    require(problems, has("transcript.saved"), "no transcript.saved webhook");
    require(problems, !transcript.isBlank(), "no transcript");
  }

  private static void require(List<String> problems, boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private boolean has(String type) {
    return webhooks.stream().anyMatch(w -> w.type().equals(type) && w.signatureValid());
  }

  private String status() {
    return call.path("status").asText();
  }

  private String endedReason() {
    return call.path("endedReason").asText();
  }

  private @Nullable Double wordErrorRate() {
    return said.isEmpty() ? null : WordErrorRate.of(said, heard());
  }

  private List<String> heard() {
    return turns.stream().filter(turn -> turn.role() == Role.USER).map(TurnSpoken::text).toList();
  }

  private static SpokenTurn spoken(TurnSpoken turn) {
    return new SpokenTurn(turn.role().name(), turn.text(), turn.startedAt(), turn.endedAt());
  }

  /** Leaves people and words out. */
  @Override
  public String toString() {
    return "Outcome[" + callId + "]";
  }
}
