package io.outdial.store.transcripts;

import io.outdial.events.SessionEvent.ToolCalled;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A tool that the engine called; arguments and result are JSON. */
@Entity
@Table(name = "tool_call")
class ToolCallRow {

  @Id
  @Column(name = "event_id")
  UUID eventId;

  @Embedded SessionKey session;

  Instant at;
  String name;
  String arguments;
  boolean allowed;
  String result;

  @SuppressWarnings("NullAway.Init")
  protected ToolCallRow() {}

  ToolCallRow(ToolCalled event, Limits limits) {
    this.eventId = event.eventId().uuid();
    this.session = SessionKey.of(event);
    this.at = event.at();
    this.name = limits.keep(event.name());
    this.arguments = limits.keepJson(Json.write(event.arguments()));
    this.allowed = event.allowed();
    this.result = limits.keepJson(Json.write(event.result()));
  }

  Transcript.ToolUse toolUse() {
    return new Transcript.ToolUse(at, name, Json.read(arguments), allowed, Json.read(result));
  }
}
