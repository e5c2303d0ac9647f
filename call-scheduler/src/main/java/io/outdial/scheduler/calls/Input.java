package io.outdial.scheduler.calls;

import io.outdial.events.AttemptEvent;
import io.outdial.events.DialerId;
import java.time.Instant;

/** What can happen to a call that exists. */
public sealed interface Input {

  /** The call's time has come. */
  record Due() implements Input {}

  /** A client wants the call to end. */
  record HangUp() implements Input {}

  /** A dialer said something about an attempt of the call; perhaps late, perhaps twice. */
  record Reported(AttemptEvent.OfCall event) implements Input {}

  /**
   * It is proven that no INVITE has left for the offer that ended at {@code dialBefore}: that
   * instant has passed, and all that dialers could publish until then has been read.
   */
  record NobodyDialed(int attempt, Instant dialBefore) implements Input {}

  /**
   * The dialer has been silent for too long; what its calls did since is unknown.
   *
   * @param lastSeen when it was last heard
   */
  record DialerGone(DialerId dialer, Instant lastSeen) implements Input {}

  /**
   * The attempt may have been with its dialer for longer than any can last, and all that dialers
   * could say of it by then has been read.
   */
  record Overdue() implements Input {}
}
