package io.outdial.dispatcher.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A call whose transcript can be fetched. */
@Entity
@Table(name = "transcript_ready")
class TranscriptReadyRow {

  @Id
  @Column(name = "call_id")
  String callId;

  @Column(name = "saved_at")
  Instant savedAt;

  @SuppressWarnings("NullAway.Init")
  protected TranscriptReadyRow() {}

  TranscriptReadyRow(String callId, Instant savedAt) {
    this.callId = callId;
    this.savedAt = savedAt;
  }
}
