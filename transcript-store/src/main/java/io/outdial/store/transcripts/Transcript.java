package io.outdial.store.transcripts;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.events.CallId;
import io.outdial.events.Role;
import io.outdial.events.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a transcript tells. The record is the structured sidecar: its components are the
 * document's fields, in this order. It holds what people said, so {@link #toString()} shows none of
 * it.
 *
 * @param status the call's final status, by its wire name
 * @param endedReason by its wire name
 * @param turns in the order in which they were begun
 */
record Transcript(
    CallId callId,
    TenantId tenant,
    String phone,
    String displayName,
    String voice,
    String language,
    String model,
    @Nullable Instant dispatchedAtUtc,
    @Nullable Instant answeredAtUtc,
    Instant endedAtUtc,
    int durationSec,
    String status,
    String endedReason,
    int attempt,
    List<Turn> turns,
    List<ToolUse> toolCalls) {

  Transcript {
    turns =
        turns.stream()
            .sorted(Comparator.comparing(Turn::startedAtUtc).thenComparing(Turn::turn))
            .toList();
    toolCalls = List.copyOf(toolCalls);
  }

  /** One utterance. */
  record Turn(
      int turn,
      Role role,
      Instant startedAtUtc,
      Instant endedAtUtc,
      String text,
      boolean interrupted) {
    @Override
    public String toString() {
      return "Turn[" + turn + ", " + role + "]";
    }
  }

  /** A tool that the engine called, and what it was told. */
  record ToolUse(Instant atUtc, String name, JsonNode args, boolean allowed, JsonNode result) {
    @Override
    public String toString() {
      return "ToolUse[" + name + ", allowed=" + allowed + "]";
    }
  }

  @Override
  public String toString() {
    return "Transcript[" + callId + ", turns=" + turns.size() + "]";
  }
}
