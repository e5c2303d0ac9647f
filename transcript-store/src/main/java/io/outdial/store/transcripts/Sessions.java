package io.outdial.store.transcripts;

import io.outdial.events.SessionEvent.SessionEnded;
import io.outdial.events.SessionEvent.ToolCalled;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What came of each session so far. Its caller holds the call's lock. */
@ApplicationScoped
class Sessions {

  @ApplicationScoped
  static class Turns implements PanacheRepositoryBase<TurnRow, TurnKey> {}

  @ApplicationScoped
  static class ToolCalls implements PanacheRepositoryBase<ToolCallRow, UUID> {}

  @ApplicationScoped
  static class Ended implements PanacheRepositoryBase<SessionRow, SessionKey> {}

  private static final String OF_TURN = "key.callId = ?1 and key.attempt = ?2";
  private static final String OF_TOOL_CALL = "session.callId = ?1 and session.attempt = ?2";

  private final Turns turns;
  private final ToolCalls toolCalls;
  private final Ended ended;
  private final Limits limits;

  Sessions(Turns turns, ToolCalls toolCalls, Ended ended, Limits limits) {
    this.turns = turns;
    this.toolCalls = toolCalls;
    this.ended = ended;
    this.limits = limits;
  }

  /** False when the session has as many turns as are kept. The first of two same turns counts. */
  Uni<Boolean> add(TurnSpoken event) {
    if (event.turn() > limits.turnsMax()) {
      return Uni.createFrom().item(false);
    }
    var row = new TurnRow(event, limits);
    return turns
        .findById(row.key)
        .onItem()
        .ifNull()
        .switchTo(() -> turns.persist(row))
        .replaceWith(true);
  }

  /** False when the session has as many tool calls as are kept. */
  Uni<Boolean> add(ToolCalled event) {
    return countToolCalls(SessionKey.of(event))
        .chain(count ->
            count >= limits.toolCallsMax()
                ? Uni.createFrom().item(false)
                : toolCalls.persist(new ToolCallRow(event, limits)).replaceWith(true));
  }

  Uni<Void> end(SessionEnded event) {
    var row = new SessionRow(event);
    return ended
        .findById(row.key)
        .onItem()
        .ifNull()
        .switchTo(() -> ended.persist(row))
        .replaceWithVoid();
  }

  /** Whether the session is over and everything of it that is kept is here. */
  Uni<Boolean> isComplete(SessionKey key) {
    return ended
        .findById(key)
        .chain(end -> end == null ? Uni.createFrom().item(false) : hasAll(key, end));
  }

  private Uni<Boolean> hasAll(SessionKey key, SessionRow end) {
    return turns
        .count(OF_TURN, key.callId(), key.attempt())
        .chain(count ->
            count < Math.min(end.turns, limits.turnsMax())
                ? Uni.createFrom().item(false)
                : countToolCalls(key)
                    .map(calls -> calls >= Math.min(end.toolCalls, limits.toolCallsMax())));
  }

  Uni<List<TurnRow>> turns(SessionKey key) {
    return turns.list(OF_TURN, key.callId(), key.attempt());
  }

  Uni<List<ToolCallRow>> toolCalls(SessionKey key) {
    return toolCalls.list(OF_TOOL_CALL + " order by at, eventId", key.callId(), key.attempt());
  }

  private Uni<Long> countToolCalls(SessionKey key) {
    return toolCalls.count(OF_TOOL_CALL, key.callId(), key.attempt());
  }
}
