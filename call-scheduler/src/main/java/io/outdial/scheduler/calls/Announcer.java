package io.outdial.scheduler.calls;

import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.Cdr;
import io.outdial.events.DialCommand;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EventId;
import io.outdial.events.HangupCommand;
import io.outdial.events.HangupCommand.HangupCommanded;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallAnswered;
import io.outdial.events.LifecycleEvent.CallDispatched;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.LifecycleEvent.CallScheduled;
import io.outdial.events.TenantId;
import io.outdial.events.TranscriptName;
import io.outdial.scheduler.calls.CallState.Attempt;
import io.outdial.scheduler.calls.CallState.Dispatched;
import io.outdial.scheduler.calls.CallState.Scheduled;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Words what happens to one call, at one instant, as events. */
record Announcer(TenantId tenant, CallId callId, CallOrder order, Instant now) {

  Emission<LifecycleEvent> scheduled(Scheduled state) {
    return Emission.of(
        new CallScheduled(EventId.next(), tenant, callId, now, state.attempt(), state.dueAt()));
  }

  Emission<LifecycleEvent> dispatched(Attempt attempt) {
    return Emission.of(new CallDispatched(EventId.next(), tenant, callId, now, attempt.number()));
  }

  Emission<DialCommand> dialRequested(Dispatched state) {
    int attempt = state.attempt().number();
    return Emission.of(
        new DialRequested(EventId.next(), tenant, callId, now, attempt, state.dialBefore(), order));
  }

  Emission<HangupCommand> hangup() {
    return Emission.of(new HangupCommanded(EventId.next(), tenant, callId, now));
  }

  Emission<LifecycleEvent> answered(Attempt attempt, Instant at) {
    return Emission.of(new CallAnswered(EventId.next(), tenant, callId, at, attempt.number()));
  }

  Emission<LifecycleEvent> attemptFailed(Attempt attempt, Cdr cdr, Instant nextAttemptAt) {
    int retriesLeft = retriesLeft(attempt.number());
    return Emission.of(
        new AttemptFailed(EventId.next(), tenant, callId, now, cdr, retriesLeft, nextAttemptAt));
  }

  Emission<LifecycleEvent> finished(Ending ending) {
    return Emission.of(
        new CallFinished(
            EventId.next(),
            tenant,
            callId,
            now,
            order.phone(),
            order.displayName(),
            order.email(),
            order.model(),
            order.voice(),
            order.language(),
            ending.status(),
            ending.reason(),
            ending.durationSec(),
            ending.dispatchedAt(),
            ending.answeredAt(),
            ending.endedAt(),
            transcriptPath(ending),
            ending.attempt(),
            retriesLeft(ending.attempt()),
            ending.cdr()));
  }

  boolean hasRetryAfter(Attempt attempt) {
    return attempt.number() <= order.retries();
  }

  Duration retryDelay(Duration unit) {
    return unit.multipliedBy(order.retryDelayMinutes());
  }

  private int retriesLeft(int attempt) {
    return order.retries() - Math.max(0, attempt - 1);
  }

  private @Nullable String transcriptPath(Ending ending) {
    var dispatchedAt = ending.dispatchedAt();
    if (!order.transcription() || dispatchedAt == null || ending.answeredAt() == null) {
      return null;
    }
    return TranscriptName.of(dispatchedAt, callId).txt();
  }
}
