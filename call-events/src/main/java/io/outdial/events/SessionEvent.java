package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Topic {@code outdial.calls.turns}, written by the media bridges. */
public sealed interface SessionEvent extends CallEvent {

  int attempt();

  /**
   * One utterance. Its times are those of the sound on the wire, not of the text's arrival.
   *
   * @param turn counted from 1 within the attempt
   * @param interrupted whether the person cut it short; the text is then what was heard
   */
  @JsonTypeName("turn.spoken")
  record TurnSpoken(
      EventId eventId,
      TenantId tenant,
      CallId callId,
      Instant at,
      int attempt,
      int turn,
      Role role,
      Instant startedAt,
      Instant endedAt,
      String text,
      boolean interrupted)
      implements SessionEvent {
    @Override
    public String toString() {
      return "TurnSpoken[" + callId + ", turn=" + turn + ", role=" + role + "]";
    }
  }

  /**
   * The engine called a tool.
   *
   * @param allowed whether it was carried out
   * @param result what the engine was told, as JSON
   */
  @JsonTypeName("tool.called")
  record ToolCalled(
      EventId eventId,
      TenantId tenant,
      CallId callId,
      Instant at,
      int attempt,
      String name,
      JsonNode arguments,
      boolean allowed,
      JsonNode result)
      implements SessionEvent {
    @Override
    public String toString() {
      return "ToolCalled[" + callId + ", name=" + name + ", allowed=" + allowed + "]";
    }
  }

  /** The last event of a session: whoever counted as many turns has them all. */
  @JsonTypeName("session.ended")
  record SessionEnded(
      EventId eventId,
      TenantId tenant,
      CallId callId,
      Instant at,
      int attempt,
      int turns,
      int toolCalls)
      implements SessionEvent {}
}
