package io.outdial.scheduler.calls;

import io.outdial.events.CallStatus;
import io.outdial.events.Cdr;
import io.outdial.events.DialerId;
import io.outdial.events.EndedReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a call is, with what is known only there.
 *
 * <pre>
 *              due                 started            ringing            answered
 *  Scheduled ───────▶ Dispatched ──────────▶ Dialing ─────────▶ Ringing ──────────▶ Talking
 *      ▲               │  ▲  │                  │                  │                  │
 *      │               └──┘  │                  │ ended            │ ended            │ ended
 *      │        nobody dialed│                  │                  │                  │
 *      └─────────────────────┼── busy, no answer┴──────────────────┤                  │
 *        retry, if one is    │                                     │                  │
 *        left                ▼                                     ▼                  ▼
 *                          Ended ◀───────────────────────────────────────────────────────
 * </pre>
 *
 * <p>A hang-up ends {@link Scheduled} at once; {@link Dispatched} when it is proven that nobody
 * dialed; the others when the dialer says so. A dialer that is gone ends its calls as {@link
 * EndedReason#OUTCOME_UNKNOWN}; so does a call that is with a dialer for longer than any can last.
 * Nothing leaves {@link Ended}.
 */
public sealed interface CallState {

  /** Waits for its time; also between two attempts. */
  record Scheduled(int attempt, Instant dueAt, @Nullable Tried last) implements CallState {}

  /**
   * Offered to the dialers; it is unknown whether one has taken it.
   *
   * @param dialBefore no INVITE may leave after this instant
   */
  record Dispatched(Attempt attempt, Instant dialBefore, boolean hangupAsked, @Nullable Tried last)
      implements CallState {

    Dispatched withHangupAsked() {
      return new Dispatched(attempt, dialBefore, true, last);
    }

    Dispatched offeredUntil(Instant newDialBefore) {
      return new Dispatched(attempt, newDialBefore, hangupAsked, last);
    }
  }

  /** A dialer has it: the phone may ring, so from here on nobody else may dial this attempt. */
  sealed interface OnDialer extends CallState permits Dialing, Ringing, Talking {
    Taken taken();

    OnDialer withHangupAsked();
  }

  /** A dialer has it, and nothing rang yet. */
  record Dialing(Taken taken) implements OnDialer {
    @Override
    public Dialing withHangupAsked() {
      return new Dialing(taken.withHangupAsked());
    }
  }

  /** The phone rings. */
  record Ringing(Taken taken, Instant ringingAt) implements OnDialer {
    @Override
    public Ringing withHangupAsked() {
      return new Ringing(taken.withHangupAsked(), ringingAt);
    }
  }

  /** The person picked up. */
  record Talking(Taken taken, @Nullable Instant ringingAt, Instant answeredAt) implements OnDialer {
    @Override
    public Talking withHangupAsked() {
      return new Talking(taken.withHangupAsked(), ringingAt, answeredAt);
    }
  }

  /** Has its final status. */
  record Ended(CallStatus status, EndedReason reason, Instant endedAt) implements CallState {}

  /**
   * The attempt under way.
   *
   * @param number counted from 1
   * @param dueAt when it should have been dispatched
   * @param dispatchedAt when it was first offered to the dialers
   */
  record Attempt(int number, Instant dueAt, Instant dispatchedAt) {}

  /** The attempt under way and the dialer that has it. */
  record Taken(Attempt attempt, DialerId dialer, Instant startedAt, boolean hangupAsked) {
    Taken withHangupAsked() {
      return new Taken(attempt, dialer, startedAt, true);
    }

    /** With the dialer that turns out to have it, since then if that is another. */
    Taken by(DialerId who, Instant since) {
      return who.equals(dialer) ? this : startedBy(who, since);
    }

    /** Taken anew, by the same dialer or another. */
    Taken startedBy(DialerId who, Instant at) {
      return new Taken(attempt, who, at, hangupAsked);
    }
  }

  /** The attempt before this one, which did not reach the person. */
  record Tried(Instant dispatchedAt, Cdr cdr) {}
}
