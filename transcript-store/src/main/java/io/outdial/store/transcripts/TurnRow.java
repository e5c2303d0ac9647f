package io.outdial.store.transcripts;

import io.outdial.events.Role;
import io.outdial.events.SessionEvent.TurnSpoken;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one side said, without a break. */
@Entity
@Table(name = "turn")
class TurnRow {

  @EmbeddedId TurnKey key;

  @Enumerated(EnumType.STRING)
  Role role;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  String text;
  boolean interrupted;

  @SuppressWarnings("NullAway.Init")
  protected TurnRow() {}

  TurnRow(TurnSpoken event, Limits limits) {
    this.key = new TurnKey(event.callId().value(), event.attempt(), event.turn());
    this.role = event.role();
    this.startedAt = event.startedAt();
    this.endedAt = event.endedAt();
    this.text = limits.keep(event.text());
    this.interrupted = event.interrupted();
  }

  Transcript.Turn turn() {
    return new Transcript.Turn(key.turn(), role, startedAt, endedAt, text, interrupted);
  }
}
