package io.outdial.store.transcripts;

import io.outdial.events.CallId;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.TenantId;
import io.outdial.events.TranscriptName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finished call that has a transcript, and its two files once they are saved. */
@Entity
@Table(name = "transcript")
class TranscriptRow {

  /** How much of the transcript is there; see the table's description. */
  enum State {
    AWAITED,
    PARTIAL,
    COMPLETE
  }

  @Id
  @Column(name = "call_id")
  String callId;

  String tenant;
  String stem;
  String phone;

  @Column(name = "display_name")
  String displayName;

  String voice;
  String language;
  String model;

  @Column(name = "dispatched_at")
  @Nullable Instant dispatchedAt;

  @Column(name = "answered_at")
  @Nullable Instant answeredAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "duration_sec")
  int durationSec;

  String status;

  @Column(name = "ended_reason")
  String endedReason;

  int attempt;

  @Enumerated(EnumType.STRING)
  State state = State.AWAITED;

  @Column(name = "partial_after")
  Instant partialAfter;

  @Nullable String txt;
  @Nullable String json;

  @Column(name = "saved_at")
  @Nullable Instant savedAt;

  @SuppressWarnings("NullAway.Init")
  protected TranscriptRow() {}

  TranscriptRow(CallFinished event, TranscriptName name, Limits limits, Instant now) {
    this.callId = event.callId().value();
    this.tenant = event.tenant().host();
    this.stem = name.stem();
    this.phone = event.phone().e164();
    this.displayName = limits.keep(event.displayName());
    this.voice = limits.keep(event.voice());
    this.language = limits.keep(event.language());
    this.model = limits.keep(event.model());
    this.dispatchedAt = event.dispatchedAt();
    this.answeredAt = event.answeredAt();
    this.endedAt = event.endedAt();
    this.durationSec = event.durationSec();
    this.status = event.status().wireName();
    this.endedReason = event.endedReason().wireName();
    this.attempt = event.attempt();
    this.partialAfter = now.plus(limits.grace());
  }

  SessionKey session() {
    return new SessionKey(callId, attempt);
  }

  TranscriptName name() {
    return new TranscriptName(stem);
  }

  Transcript transcript(List<TurnRow> turns, List<ToolCallRow> toolCalls) {
    return new Transcript(
        new CallId(callId),
        new TenantId(tenant),
        phone,
        displayName,
        voice,
        language,
        model,
        dispatchedAt,
        answeredAt,
        endedAt,
        durationSec,
        status,
        endedReason,
        attempt,
        turns.stream().map(TurnRow::turn).toList(),
        toolCalls.stream().map(ToolCallRow::toolUse).toList());
  }
}
