package io.outdial.store.transcripts;

import io.outdial.events.SessionEvent.SessionEnded;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A session that is over. */
@Entity
@Table(name = "session")
class SessionRow {

  @EmbeddedId SessionKey key;

  int turns;

  @Column(name = "tool_calls")
  int toolCalls;

  @SuppressWarnings("NullAway.Init")
  protected SessionRow() {}

  SessionRow(SessionEnded event) {
    this.key = SessionKey.of(event);
    this.turns = event.turns();
    this.toolCalls = event.toolCalls();
  }
}
