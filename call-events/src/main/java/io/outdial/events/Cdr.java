package io.outdial.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call detail record: what became of one attempt.
 *
 * @param attempt counted from 1
 * @param trunk the trunk that carried it, or that failed last; null when none was tried
 * @param sipStatus the final status of the INVITE (RFC 3261), null when there was none
 * @param startedAt when a dialer took it
 * @param invitedAt when the INVITE that counts was sent
 * @param tryingAt when the first provisional response came
 * @param ringingAt when the phone rang (180 or 183)
 * @param answeredAt when the person answered (200)
 * @param hangupReason what the engine said when it hung up
 */
public record Cdr(
    int attempt,
    EndedReason reason,
    @Nullable String trunk,
    @Nullable Integer sipStatus,
    Instant startedAt,
    @Nullable Instant invitedAt,
    @Nullable Instant tryingAt,
    @Nullable Instant ringingAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    @Nullable String hangupReason) {

  /** Whole seconds from the answer to the end, half a second rounded up; 0 when unanswered. */
  public int durationSec() {
    return answeredAt == null ? 0 : Durations.wholeSecondsHalfUp(answeredAt, endedAt);
  }
}
