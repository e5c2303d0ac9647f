package io.outdial.dispatcher.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery as stored; see the table's description. */
@Entity
@Table(name = "delivery")
class DeliveryRow {

  /** Whether a delivery is still to be made. */
  enum State {
    WAITING,
    DELIVERED,
    FAILED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Enumerated(EnumType.STRING)
  DeliveryKind kind;

  @Column(name = "message_id")
  UUID messageId;

  String tenant;

  @Column(name = "call_id")
  String callId;

  @Column(name = "event_type")
  String eventType;

  @Nullable String webhook;
  String target;
  String body;

  @Column(name = "happened_at")
  Instant happenedAt;

  @Column(name = "created_at")
  Instant createdAt;

  @Enumerated(EnumType.STRING)
  State state = State.WAITING;

  int attempts;

  @Column(name = "due_at")
  Instant dueAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  @SuppressWarnings("NullAway.Init")
  protected DeliveryRow() {}

  DeliveryRow(OwedDelivery owed, Instant now) {
    this.kind = owed.kind();
    this.messageId = owed.event().eventId().uuid();
    this.tenant = owed.event().tenant().host();
    this.callId = owed.event().callId().value();
    this.eventType = owed.eventType();
    this.webhook = owed.webhook();
    this.target = owed.target();
    this.body = owed.body();
    this.happenedAt = owed.event().at();
    this.createdAt = now;
    this.dueAt = owed.dueAt();
  }
}
