package io.outdial.dialer;

import io.outdial.events.Cdr;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The instants of one attempt, and what the last trunk said: a CDR in the making. */
final class Milestones {

  final Instant startedAt;
  @Nullable String trunk;
  @Nullable Instant invitedAt;
  @Nullable Instant tryingAt;
  @Nullable Instant ringingAt;
  @Nullable Instant answeredAt;

  Milestones(Instant startedAt) {
    this.startedAt = startedAt;
  }

  /** Another trunk's INVITE counts from now on. */
  void invited(String onTrunk, Instant at) {
    trunk = onTrunk;
    invitedAt = at;
    tryingAt = null;
  }

  Cdr cdr(int attempt, Ending ending, @Nullable Integer sipStatus, Instant endedAt) {
    return new Cdr(
        attempt,
        ending.reason(),
        trunk,
        sipStatus,
        startedAt,
        invitedAt,
        tryingAt,
        ringingAt,
        answeredAt,
        endedAt,
        ending.hangupReason());
  }

  /** From the INVITE to the answer, for the log; -1 if there was none. */
  long setUpMs() {
    return invitedAt == null || answeredAt == null
        ? -1
        : Duration.between(invitedAt, answeredAt).toMillis();
  }
}
