package io.outdial.scheduler.calls;

import static io.outdial.events.EndedReason.EXPIRED;
import static io.outdial.events.EndedReason.HANGUP;
import static io.outdial.events.EndedReason.OUTCOME_UNKNOWN;

import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.AttemptAnswered;
import io.outdial.events.AttemptEvent.AttemptEnded;
import io.outdial.events.AttemptEvent.AttemptRinging;
import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.Cdr;
import io.outdial.events.DialerId;
import io.outdial.scheduler.calls.CallState.Attempt;
import io.outdial.scheduler.calls.CallState.Dialing;
import io.outdial.scheduler.calls.CallState.Dispatched;
import io.outdial.scheduler.calls.CallState.Ended;
import io.outdial.scheduler.calls.CallState.OnDialer;
import io.outdial.scheduler.calls.CallState.Ringing;
import io.outdial.scheduler.calls.CallState.Scheduled;
import io.outdial.scheduler.calls.CallState.Taken;
import io.outdial.scheduler.calls.CallState.Talking;
import io.outdial.scheduler.calls.CallState.Tried;
import io.outdial.scheduler.calls.Input.DialerGone;
import io.outdial.scheduler.calls.Input.Due;
import io.outdial.scheduler.calls.Input.HangUp;
import io.outdial.scheduler.calls.Input.NobodyDialed;
import io.outdial.scheduler.calls.Input.Overdue;
import io.outdial.scheduler.calls.Input.Reported;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the life of one call: state and input in, decision out. */
final class Step {

  private final Rules rules;
  private final Announcer announcer;
  private final Instant now;

  Step(Rules rules, Announcer announcer) {
    this.rules = rules;
    this.announcer = announcer;
    this.now = announcer.now();
  }

  Decision decide(CallState state, Input input) {
    return switch (state) {
      case Scheduled scheduled -> whenScheduled(scheduled, input);
      case Dispatched dispatched -> whenDispatched(dispatched, input);
      case OnDialer onDialer -> whenOnDialer(onDialer, input);
      case Ended ended -> Decision.to(ended);
    };
  }

  Decision schedule(Scheduled next) {
    return Decision.to(next, announcer.scheduled(next)).before(dispatchIfDue(next));
  }

  private Decision whenScheduled(Scheduled state, Input input) {
    return switch (input) {
      case Due _ -> dispatchIfDue(state);
      case HangUp _ -> end(Ending.before(state, HANGUP, now));
      case Reported _, NobodyDialed _, DialerGone _, Overdue _ -> Decision.to(state);
    };
  }

  private Decision whenDispatched(Dispatched state, Input input) {
    return switch (input) {
      case HangUp _ -> Decision.to(state.withHangupAsked(), announcer.hangup());
      case Reported(AttemptEvent.OfCall event) when event.attempt() == state.attempt().number() ->
          take(state, event);
      case NobodyDialed(int attempt, Instant dialBefore)
          when attempt == state.attempt().number() && dialBefore.equals(state.dialBefore()) ->
          offerAgain(state);
      case Due _, Reported _, NobodyDialed _, DialerGone _, Overdue _ -> Decision.to(state);
    };
  }

  private Decision whenOnDialer(OnDialer state, Input input) {
    return switch (input) {
      case HangUp _ -> Decision.to(state.withHangupAsked(), announcer.hangup());
      case Reported(AttemptEvent.OfCall event)
          when event.attempt() == state.taken().attempt().number() ->
          progress(state, event);
      case DialerGone(DialerId dialer, Instant lastSeen) when isFrom(dialer, state) ->
          // Should it only be cut off from Kafka, it shall not go on with a call that has ended.
          Decision.to(state, announcer.hangup()).before(lost(state, lastSeen));
      case Overdue _ when isOverdue(state.taken().attempt()) ->
          // Its dialer lives: if it has the call all the same, the same goes for it.
          Decision.to(state, announcer.hangup()).before(lost(state, state.taken().startedAt()));
      case Due _, Reported _, NobodyDialed _, DialerGone _, Overdue _ -> Decision.to(state);
    };
  }

  private Decision dispatchIfDue(Scheduled state) {
    if (now.isBefore(state.dueAt())) {
      return Decision.to(state);
    }
    if (isExpired(state.dueAt())) {
      return end(Ending.before(state, EXPIRED, now));
    }
    var attempt = new Attempt(state.attempt(), state.dueAt(), now);
    var next = new Dispatched(attempt, now.plus(rules.dialWindow()), false, state.last());
    return Decision.to(next, announcer.dialRequested(next), announcer.dispatched(attempt));
  }

  private Decision offerAgain(Dispatched state) {
    if (state.hangupAsked()) {
      return end(Ending.undialed(state, HANGUP, now));
    }
    if (isExpired(state.attempt().dueAt())) {
      return end(Ending.undialed(state, EXPIRED, now));
    }
    var next = state.offeredUntil(now.plus(rules.dialWindow()));
    return Decision.to(next, announcer.dialRequested(next));
  }

  /** Whatever a dialer says of an attempt, it says because it has taken it. */
  private Decision take(Dispatched state, AttemptEvent.OfCall event) {
    return switch (event) {
      case AttemptStarted e -> started(state, e);
      case AttemptRinging e -> Decision.to(new Ringing(taken(state, e.dialerId(), e.at()), e.at()));
      case AttemptAnswered e -> answer(taken(state, e.dialerId(), e.at()), null, e.at());
      // It took an offer that ended before this one. The watch settles this one.
      case AttemptEnded e when e.cdr().reason() == EXPIRED -> Decision.to(state);
      case AttemptEnded e -> attemptEnded(state.attempt(), state.hangupAsked(), e.cdr());
    };
  }

  /** The dialer may not have known the call when it was first told to hang up. */
  private Decision started(Dispatched state, AttemptStarted event) {
    var next = new Dialing(taken(state, event.dialerId(), event.at()));
    return state.hangupAsked() ? Decision.to(next, announcer.hangup()) : Decision.to(next);
  }

  private static Taken taken(Dispatched state, DialerId dialer, Instant startedAt) {
    return new Taken(state.attempt(), dialer, startedAt, state.hangupAsked());
  }

  private Decision progress(OnDialer state, AttemptEvent.OfCall event) {
    return switch (event) {
      case AttemptStarted e -> start(state, e);
      case AttemptRinging e -> ring(state, e);
      case AttemptAnswered e -> answer(state, e);
      case AttemptEnded e when isOfOtherOffer(e.cdr(), state.taken()) -> Decision.to(state);
      case AttemptEnded e -> attemptEnded(state, e.cdr());
    };
  }

  /**
   * A dialer whose start was acknowledged too late does not dial, though its start is there to
   * read, be it behind that of the next. So as long as nothing rang, the attempt is with whoever
   * took it last.
   */
  private Decision start(OnDialer state, AttemptStarted event) {
    if (!(state instanceof Dialing(var taken)) || !event.at().isAfter(taken.startedAt())) {
      return Decision.to(state);
    }
    var next = new Dialing(taken.startedBy(event.dialerId(), event.at()));
    return taken.hangupAsked() ? Decision.to(next, announcer.hangup()) : Decision.to(next);
  }

  /** Who took an offer and did not dial says so, perhaps when the next offer is being dialed. */
  private static boolean isOfOtherOffer(Cdr cdr, Taken taken) {
    return cdr.reason() == EXPIRED && !cdr.startedAt().equals(taken.startedAt());
  }

  private static boolean isFrom(DialerId dialer, OnDialer state) {
    return dialer.equals(state.taken().dialer());
  }

  private static Decision ring(OnDialer state, AttemptRinging event) {
    return switch (state) {
      case Dialing(var taken) ->
          Decision.to(new Ringing(taken.by(event.dialerId(), event.at()), event.at()));
      case Ringing _, Talking _ -> Decision.to(state);
    };
  }

  private Decision answer(OnDialer state, AttemptAnswered event) {
    return switch (state) {
      case Dialing(var taken) -> answer(taken.by(event.dialerId(), event.at()), null, event.at());
      case Ringing(var taken, var ringingAt) when isFrom(event.dialerId(), state) ->
          answer(taken, ringingAt, event.at());
      case Ringing _, Talking _ -> Decision.to(state);
    };
  }

  private Decision answer(Taken taken, @Nullable Instant ringingAt, Instant at) {
    var next = new Talking(taken, ringingAt, at);
    return Decision.to(next, announcer.answered(taken.attempt(), at));
  }

  /** Who has picked up is not called again, whatever the dialer makes of it. */
  private Decision attemptEnded(OnDialer state, Cdr cdr) {
    var taken = state.taken();
    return switch (state) {
      case Dialing _, Ringing _ -> attemptEnded(taken.attempt(), taken.hangupAsked(), cdr);
      case Talking _ -> end(Ending.of(taken.attempt(), cdr.reason(), cdr));
    };
  }

  private Decision attemptEnded(Attempt attempt, boolean hangupAsked, Cdr cdr) {
    boolean mayRetry = cdr.reason().isRetryable() && cdr.answeredAt() == null;
    if (mayRetry && hangupAsked) {
      return end(Ending.of(attempt, HANGUP, cdr));
    }
    return mayRetry && announcer.hasRetryAfter(attempt)
        ? retry(attempt, cdr)
        : end(Ending.of(attempt, cdr.reason(), cdr));
  }

  private Decision retry(Attempt attempt, Cdr cdr) {
    Instant dueAt = cdr.endedAt().plus(announcer.retryDelay(rules.retryDelayUnit()));
    var next = new Scheduled(attempt.number() + 1, dueAt, new Tried(attempt.dispatchedAt(), cdr));
    return Decision.to(next, announcer.attemptFailed(attempt, cdr, dueAt)).before(schedule(next));
  }

  private Decision lost(OnDialer state, Instant lastSeen) {
    var cdr = LostAttempt.cdr(state, lastSeen);
    return end(Ending.of(state.taken().attempt(), OUTCOME_UNKNOWN, cdr));
  }

  private Decision end(Ending ending) {
    var next = new Ended(ending.status(), ending.reason(), ending.endedAt());
    return Decision.to(next, announcer.finished(ending));
  }

  private boolean isOverdue(Attempt attempt) {
    Instant over = attempt.dispatchedAt().plusSeconds(announcer.order().maxSeconds());
    return !now.isBefore(over.plus(rules.overdueAfter()));
  }

  private boolean isExpired(Instant dueAt) {
    return !now.isBefore(dueAt.plus(rules.expireAfter()));
  }
}
