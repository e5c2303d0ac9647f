package io.outdial.gateway.calls;

import io.outdial.events.CallStatus;
import io.outdial.events.EndedReason;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallAnswered;
import io.outdial.events.LifecycleEvent.CallDispatched;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.LifecycleEvent.CallScheduled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a call is, as its lifecycle events tell. Folding never goes back: an event of an earlier
 * attempt, or of any after the final status, changes nothing.
 *
 * @param attempt the last attempt made, 0 before the first
 * @param nextAttemptAt when the next attempt is due, null when none is
 * @param dispatchedAt of the attempt that was answered, else of the last
 */
record CallProgress(
    CallStatus status,
    int attempt,
    int retriesLeft,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant dispatchedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    @Nullable EndedReason endedReason,
    int durationSec,
    @Nullable String transcriptPath) {

  static CallProgress accepted(int retries, Instant dueAt) {
    return new CallProgress(
        CallStatus.SCHEDULED, 0, retries, dueAt, null, null, null, null, 0, null);
  }

  CallProgress after(LifecycleEvent event) {
    if (status.isFinal()) {
      return this;
    }
    return switch (event) {
      case CallScheduled scheduled -> scheduled.attempt() > attempt ? waiting(scheduled) : this;
      case CallDispatched dispatched -> isPast(dispatched.attempt()) ? this : dialling(dispatched);
      case CallAnswered answered -> isPast(answered.attempt()) ? this : talking(answered);
      case AttemptFailed failed -> isPast(failed.cdr().attempt()) ? this : again(failed);
      case CallFinished finished -> ended(finished);
    };
  }

  /** Between attempts the last one is past, and whatever comes of it is late. */
  private boolean isPast(int eventAttempt) {
    return eventAttempt < attempt || (eventAttempt == attempt && status == CallStatus.SCHEDULED);
  }

  private CallProgress waiting(CallScheduled event) {
    return new CallProgress(
        CallStatus.SCHEDULED,
        event.attempt() - 1,
        retriesLeft,
        event.dueAt(),
        dispatchedAt,
        null,
        null,
        null,
        0,
        null);
  }

  private CallProgress dialling(CallDispatched event) {
    int retriesUsed = event.attempt() - Math.max(1, attempt);
    return new CallProgress(
        CallStatus.IN_FLIGHT,
        event.attempt(),
        Math.max(0, retriesLeft - retriesUsed),
        null,
        event.at(),
        event.attempt() == attempt ? answeredAt : null,
        null,
        null,
        0,
        null);
  }

  private CallProgress talking(CallAnswered event) {
    return new CallProgress(
        CallStatus.IN_FLIGHT,
        event.attempt(),
        retriesLeft,
        null,
        dispatchedAt,
        event.at(),
        null,
        null,
        0,
        null);
  }

  private CallProgress again(AttemptFailed event) {
    return new CallProgress(
        CallStatus.SCHEDULED,
        event.cdr().attempt(),
        event.retriesLeft(),
        event.nextAttemptAt(),
        dispatchedAt,
        null,
        null,
        null,
        0,
        null);
  }

  private static CallProgress ended(CallFinished event) {
    return new CallProgress(
        event.status(),
        event.attempt(),
        event.retriesLeft(),
        null,
        event.dispatchedAt(),
        event.answeredAt(),
        event.endedAt(),
        event.endedReason(),
        event.durationSec(),
        event.transcriptPath());
  }
}
