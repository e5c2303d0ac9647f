package io.outdial.scheduler.calls;

import io.outdial.events.Cdr;
import io.outdial.events.EndedReason;
import io.outdial.scheduler.calls.CallState.Dialing;
import io.outdial.scheduler.calls.CallState.OnDialer;
import io.outdial.scheduler.calls.CallState.Ringing;
import io.outdial.scheduler.calls.CallState.Talking;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be said of an attempt of which its dialer will not tell any more how it ended. */
final class LostAttempt {

  private LostAttempt() {}

  /**
   * It counts as ended when its dialer was last heard: nothing later is known.
   *
   * @param lastSeen no earlier than its last report counts
   */
  static Cdr cdr(OnDialer state, Instant lastSeen) {
    return switch (state) {
      case Dialing(var taken) -> cdr(state, null, null, later(lastSeen, taken.startedAt()));
      case Ringing(_, var ringingAt) -> cdr(state, ringingAt, null, later(lastSeen, ringingAt));
      case Talking(_, var ringingAt, var answeredAt) ->
          cdr(state, ringingAt, answeredAt, later(lastSeen, answeredAt));
    };
  }

  private static Cdr cdr(
      OnDialer state, @Nullable Instant ringingAt, @Nullable Instant answeredAt, Instant endedAt) {
    return new Cdr(
        state.taken().attempt().number(),
        EndedReason.OUTCOME_UNKNOWN,
        null,
        null,
        state.taken().startedAt(),
        null,
        null,
        ringingAt,
        answeredAt,
        endedAt,
        null);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
