package io.outdial.gateway.calls;

import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.CallStatus;
import io.outdial.events.EndedReason;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row of {@code calls}. */
@Entity
@Table(name = "calls")
class CallRow {

  @Id
  @Column(name = "call_id")
  private String callId;

  private String tenant;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private String phone;

  @Column(name = "display_name", updatable = false)
  private String displayName;

  @Column(updatable = false)
  private String email;

  @Column(updatable = false)
  private String model;

  @Column(updatable = false)
  private String voice;

  @Column(updatable = false)
  private String language;

  @Column(name = "max_seconds", updatable = false)
  private int maxSeconds;

  @Column(updatable = false)
  private int retries;

  @Column(name = "retry_delay_minutes", updatable = false)
  private int retryDelayMinutes;

  @Column(name = "schedule_at", updatable = false)
  private @Nullable Instant scheduleAt;

  @Column(name = "hangup_requested_at")
  private @Nullable Instant hangupRequestedAt;

  private String status;
  private int attempt;

  @Column(name = "retries_left")
  private int retriesLeft;

  @Column(name = "next_attempt_at")
  private @Nullable Instant nextAttemptAt;

  @Column(name = "dispatched_at")
  private @Nullable Instant dispatchedAt;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "ended_reason")
  private @Nullable String endedReason;

  @Column(name = "duration_sec")
  private int durationSec;

  @Column(name = "transcript_path")
  private @Nullable String transcriptPath;

  @SuppressWarnings("NullAway.Init") // Hibernate fills it
  protected CallRow() {}

  @SuppressWarnings("NullAway.Init") // put() sets the rest
  CallRow(
      CallId id,
      TenantId tenant,
      CallOrder order,
      @Nullable Instant scheduleAt,
      Instant createdAt) {
    this.callId = id.value();
    this.tenant = tenant.host();
    this.createdAt = createdAt;
    this.phone = order.phone().e164();
    this.displayName = order.displayName();
    this.email = order.email();
    this.model = order.model();
    this.voice = order.voice();
    this.language = order.language();
    this.maxSeconds = order.maxSeconds();
    this.retries = order.retries();
    this.retryDelayMinutes = order.retryDelayMinutes();
    this.scheduleAt = scheduleAt;
    put(CallProgress.accepted(order.retries(), order.dueAt()));
  }

  void apply(LifecycleEvent event) {
    put(progress().after(event));
  }

  /** Whether this was the first request to hang up a call that has not ended. */
  boolean requestHangup(Instant at) {
    boolean first = hangupRequestedAt == null && !status().isFinal();
    if (first) {
      hangupRequestedAt = at;
    }
    return first;
  }

  CallId id() {
    return new CallId(callId);
  }

  CallStatus status() {
    return CallStatus.parse(status).orElseThrow();
  }

  CallProgress progress() {
    return new CallProgress(
        status(),
        attempt,
        retriesLeft,
        nextAttemptAt,
        dispatchedAt,
        answeredAt,
        endedAt,
        reason(endedReason),
        durationSec,
        transcriptPath);
  }

  private void put(CallProgress progress) {
    status = progress.status().wireName();
    attempt = progress.attempt();
    retriesLeft = progress.retriesLeft();
    nextAttemptAt = progress.nextAttemptAt();
    dispatchedAt = progress.dispatchedAt();
    answeredAt = progress.answeredAt();
    endedAt = progress.endedAt();
    endedReason = progress.endedReason() == null ? null : progress.endedReason().wireName();
    durationSec = progress.durationSec();
    transcriptPath = progress.transcriptPath();
  }

  private static @Nullable EndedReason reason(@Nullable String wireName) {
    return wireName == null
        ? null
        : Arrays.stream(EndedReason.values())
            .filter(reason -> reason.wireName().equals(wireName))
            .findFirst()
            .orElseThrow();
  }

  CallView view() {
    return new CallView(
        id(),
        new TenantId(tenant),
        phone,
        displayName,
        email,
        status(),
        reason(endedReason),
        durationSec,
        dispatchedAt,
        answeredAt,
        endedAt,
        transcriptPath,
        attempt,
        retriesLeft,
        nextAttemptAt,
        scheduleAt,
        voice,
        language,
        model,
        maxSeconds,
        retries,
        retryDelayMinutes,
        createdAt);
  }
}
