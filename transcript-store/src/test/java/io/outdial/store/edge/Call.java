package io.outdial.store.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.Cdr;
import io.outdial.events.EndedReason;
import io.outdial.events.EventId;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.PhoneNumber;
import io.outdial.events.Role;
import io.outdial.events.SessionEvent.SessionEnded;
import io.outdial.events.SessionEvent.ToolCalled;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.events.TenantId;
import io.outdial.events.TranscriptName;
import java.time.Instant;

/** A call of a test's own, and the events that it causes. */
record Call(CallId id, TenantId tenant, int attempt) {

  static final Instant DISPATCHED = Instant.parse("2026-06-23T12:00:00Z");
  static final Instant ANSWERED = Instant.parse("2026-06-23T12:00:05.500Z");
  static final Instant ENDED = Instant.parse("2026-06-23T12:02:30Z");

  static Call ofAttempt(int attempt) {
    return new Call(CallId.random(), new TenantId("phone.example.com"), attempt);
  }

  static Call any() {
    return ofAttempt(1);
  }

  TranscriptName name() {
    return TranscriptName.of(DISPATCHED, id);
  }

  TurnSpoken turn(int turn, Role role, String text) {
    var start = ANSWERED.plusSeconds(turn);
    return new TurnSpoken(
        EventId.next(),
        tenant,
        id,
        start.plusSeconds(1),
        attempt,
        turn,
        role,
        start,
        start.plusSeconds(1),
        text,
        false);
  }

  ToolCalled hangup() {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    return new ToolCalled(
        EventId.next(), tenant, id, ENDED, attempt, "hangup", nothing, true, nothing);
  }

  SessionEnded sessionEnded(int turns, int toolCalls) {
    return new SessionEnded(EventId.next(), tenant, id, ENDED, attempt, turns, toolCalls);
  }

  AttemptFailed busy() {
    return new AttemptFailed(
        EventId.next(), tenant, id, ENDED, cdr(EndedReason.BUSY, null), 1, ENDED.plusSeconds(60));
  }

  CallFinished finished() {
    return finished(name().txt());
  }

  CallFinished finishedWithoutTranscript() {
    return finished(null);
  }

  private CallFinished finished(String transcriptPath) {
    return new CallFinished(
        EventId.next(),
        tenant,
        id,
        ENDED,
        new PhoneNumber("+12025550100"),
        "Reminder",
        "ops@example.com",
        "gemini-3.8-live",
        "Aoede",
        "en-US",
        CallStatus.ENDED_SUCCESS,
        EndedReason.FINISHED,
        145,
        DISPATCHED,
        ANSWERED,
        ENDED,
        transcriptPath,
        attempt,
        0,
        cdr(EndedReason.FINISHED, ANSWERED));
  }

  private Cdr cdr(EndedReason reason, Instant answeredAt) {
    return new Cdr(
        attempt,
        reason,
        "carrier",
        answeredAt == null ? 486 : 200,
        DISPATCHED,
        DISPATCHED,
        DISPATCHED,
        null,
        answeredAt,
        ENDED,
        null);
  }

  Call nextAttempt() {
    return new Call(id, tenant, attempt + 1);
  }
}
