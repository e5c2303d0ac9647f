package io.outdial.dialer;

import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.AttemptStarted;
import java.time.Instant;

/** Where what happens to an attempt is told. */
public interface AttemptJournal {

  /** What became of telling that an attempt started. */
  enum Told {
    /** Acknowledged by all replicas: now, and only now, an INVITE may leave. */
    ACKNOWLEDGED,
    /** It may be told yet, or not: nobody may dial. */
    UNKNOWN,
    /** It will never be told: nobody may dial. */
    REFUSED
  }

  /** Tells that an attempt started, and waits for the acknowledgement until the given instant. */
  Told started(AttemptStarted event, Instant until);

  /**
   * Tells, without waiting. Events of one call arrive in order, once the broker can take them: a
   * broker that is away does not disturb a call.
   */
  void tell(AttemptEvent event);
}
