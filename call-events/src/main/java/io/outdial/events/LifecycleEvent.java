package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Topic {@code outdial.calls.lifecycle}: a call's life, written by the scheduler alone. */
public sealed interface LifecycleEvent extends CallEvent {

  /** The call waits: its {@code attempt} is due at {@code dueAt}. */
  @JsonTypeName("call.scheduled")
  record CallScheduled(
      EventId eventId, TenantId tenant, CallId callId, Instant at, int attempt, Instant dueAt)
      implements LifecycleEvent {}

  /** The attempt was handed to the dialers, at {@code at}. */
  @JsonTypeName("call.dispatched")
  record CallDispatched(EventId eventId, TenantId tenant, CallId callId, Instant at, int attempt)
      implements LifecycleEvent {}

  /** The person answered, at {@code at}. */
  @JsonTypeName("call.answered")
  record CallAnswered(EventId eventId, TenantId tenant, CallId callId, Instant at, int attempt)
      implements LifecycleEvent {}

  /** An attempt failed and another follows at {@code nextAttemptAt}. */
  @JsonTypeName("call.attempt-failed")
  record AttemptFailed(
      EventId eventId,
      TenantId tenant,
      CallId callId,
      Instant at,
      Cdr cdr,
      int retriesLeft,
      Instant nextAttemptAt)
      implements LifecycleEvent {}

  /**
   * The call has its final status: exactly one such event per call.
   *
   * @param attempt the last attempt made; 0 when the call ended before any
   * @param dispatchedAt dispatch of the attempt that was answered, else of the last; null if none
   * @param transcriptPath the transcript's file name, null when there will be none
   * @param cdr the last attempt's record; null when no dialer ever took the call
   */
  @JsonTypeName("call.finished")
  record CallFinished(
      EventId eventId,
      TenantId tenant,
      CallId callId,
      Instant at,
      PhoneNumber phone,
      String displayName,
      String email,
      String model,
      String voice,
      String language,
      CallStatus status,
      EndedReason endedReason,
      int durationSec,
      @Nullable Instant dispatchedAt,
      @Nullable Instant answeredAt,
      Instant endedAt,
      @Nullable String transcriptPath,
      int attempt,
      int retriesLeft,
      @Nullable Cdr cdr)
      implements LifecycleEvent {
    @Override
    public String toString() {
      return "CallFinished[" + callId + ", " + status + ", " + endedReason + "]";
    }
  }
}
