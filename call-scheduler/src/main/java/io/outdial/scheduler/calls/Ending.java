package io.outdial.scheduler.calls;

import io.outdial.events.CallStatus;
import io.outdial.events.Cdr;
import io.outdial.events.EndedReason;
import io.outdial.scheduler.calls.CallState.Attempt;
import io.outdial.scheduler.calls.CallState.Dispatched;
import io.outdial.scheduler.calls.CallState.Scheduled;
import io.outdial.scheduler.calls.CallState.Tried;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call ends.
 *
 * @param attempt the last one made; 0 if none
 * @param dispatchedAt when that attempt was dispatched
 * @param cdr of the last attempt that a dialer took
 */
record Ending(
    EndedReason reason,
    int attempt,
    @Nullable Instant dispatchedAt,
    @Nullable Cdr cdr,
    Instant endedAt) {

  /** With what became of the attempt. */
  static Ending of(Attempt attempt, EndedReason reason, Cdr cdr) {
    return new Ending(reason, attempt.number(), attempt.dispatchedAt(), cdr, cdr.endedAt());
  }

  /** Before the attempt that was waited for. */
  static Ending before(Scheduled state, EndedReason reason, Instant now) {
    var last = state.last();
    var dispatchedAt = last == null ? null : last.dispatchedAt();
    return new Ending(reason, state.attempt() - 1, dispatchedAt, cdrOf(last), now);
  }

  /** With an attempt that was offered and that nobody dialed. */
  static Ending undialed(Dispatched state, EndedReason reason, Instant now) {
    var attempt = state.attempt();
    return new Ending(reason, attempt.number(), attempt.dispatchedAt(), cdrOf(state.last()), now);
  }

  private static @Nullable Cdr cdrOf(@Nullable Tried last) {
    return last == null ? null : last.cdr();
  }

  CallStatus status() {
    return reason.finalStatus(answeredAt() != null);
  }

  /** Only the last attempt can have been answered: no other follows an answer. */
  @Nullable Instant answeredAt() {
    return cdr == null ? null : cdr.answeredAt();
  }

  int durationSec() {
    return cdr == null ? 0 : cdr.durationSec();
  }
}
