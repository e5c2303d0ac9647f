package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Topic {@code outdial.calls.attempts}, written by the dialers, read by the scheduler. */
public sealed interface AttemptEvent extends Event {

  /** What is said of one attempt of one call. */
  sealed interface OfCall extends AttemptEvent, CallEvent {
    int attempt();
  }

  /**
   * A dialer has the attempt. It is published, and acknowledged by all replicas, before the INVITE
   * is sent: without it, no phone can have rung.
   */
  @JsonTypeName("attempt.started")
  record AttemptStarted(
      EventId eventId, TenantId tenant, CallId callId, Instant at, int attempt, DialerId dialerId)
      implements OfCall {}

  /** The phone rings (180 or 183). */
  @JsonTypeName("attempt.ringing")
  record AttemptRinging(
      EventId eventId, TenantId tenant, CallId callId, Instant at, int attempt, DialerId dialerId)
      implements OfCall {}

  /** The person answered, at {@code at}. */
  @JsonTypeName("attempt.answered")
  record AttemptAnswered(
      EventId eventId, TenantId tenant, CallId callId, Instant at, int attempt, DialerId dialerId)
      implements OfCall {}

  /** The attempt is over, in whatever way; nothing follows it. */
  @JsonTypeName("attempt.ended")
  record AttemptEnded(EventId eventId, TenantId tenant, CallId callId, Instant at, Cdr cdr)
      implements OfCall {
    @Override
    public int attempt() {
      return cdr.attempt();
    }
  }

  /** A dialer lives. It says so every few seconds; silence means that its calls are lost. */
  @JsonTypeName("dialer.alive")
  record DialerAlive(
      EventId eventId,
      Instant at,
      DialerId dialerId,
      int liveCalls,
      int freeSlots,
      boolean draining)
      implements AttemptEvent {
    @Override
    public String key() {
      return dialerId.value();
    }
  }
}
