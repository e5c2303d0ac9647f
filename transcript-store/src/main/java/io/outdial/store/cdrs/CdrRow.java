package io.outdial.store.cdrs;

import io.outdial.events.CallId;
import io.outdial.events.Cdr;
import io.outdial.events.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call detail record as stored. */
@Entity
@Table(name = "cdr")
class CdrRow {

  @EmbeddedId CdrKey key;

  String tenant;
  @Nullable String phone;
  String reason;
  @Nullable String trunk;

  @Column(name = "sip_status")
  @Nullable Integer sipStatus;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "invited_at")
  @Nullable Instant invitedAt;

  @Column(name = "trying_at")
  @Nullable Instant tryingAt;

  @Column(name = "ringing_at")
  @Nullable Instant ringingAt;

  @Column(name = "answered_at")
  @Nullable Instant answeredAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "duration_sec")
  int durationSec;

  @Column(name = "hangup_reason")
  @Nullable String hangupReason;

  @SuppressWarnings("NullAway.Init")
  protected CdrRow() {}

  CdrRow(TenantId tenant, CallId callId, Cdr cdr, int textMaxChars) {
    this.key = new CdrKey(callId.value(), cdr.attempt());
    this.tenant = tenant.host();
    this.reason = cdr.reason().wireName();
    this.trunk = cdr.trunk();
    this.sipStatus = cdr.sipStatus();
    this.startedAt = cdr.startedAt();
    this.invitedAt = cdr.invitedAt();
    this.tryingAt = cdr.tryingAt();
    this.ringingAt = cdr.ringingAt();
    this.answeredAt = cdr.answeredAt();
    this.endedAt = cdr.endedAt();
    this.durationSec = cdr.durationSec();
    this.hangupReason = storable(cdr.hangupReason(), textMaxChars);
  }

  /** The engine's words: of any length, and with NULs, which PostgreSQL cannot store. */
  private static @Nullable String storable(@Nullable String text, int maxChars) {
    if (text == null) {
      return null;
    }
    String clean = text.replace("\0", "");
    return clean.substring(0, Math.min(clean.length(), maxChars));
  }
}
