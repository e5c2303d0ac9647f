package io.outdial.dialer;

import io.outdial.events.AttemptEvent.AttemptAnswered;
import io.outdial.events.AttemptEvent.AttemptEnded;
import io.outdial.events.AttemptEvent.AttemptRinging;
import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.Cdr;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.DialerId;
import io.outdial.events.EventId;
import java.time.Instant;

/** The events of one attempt; each one is about an instant in the past. */
record Facts(DialRequested dial, DialerId dialerId) {

  AttemptStarted started(Instant at) {
    return new AttemptStarted(
        EventId.next(), dial.tenant(), dial.callId(), at, dial.attempt(), dialerId);
  }

  AttemptRinging ringing(Instant at) {
    return new AttemptRinging(
        EventId.next(), dial.tenant(), dial.callId(), at, dial.attempt(), dialerId);
  }

  AttemptAnswered answered(Instant at) {
    return new AttemptAnswered(
        EventId.next(), dial.tenant(), dial.callId(), at, dial.attempt(), dialerId);
  }

  AttemptEnded ended(Cdr cdr) {
    return new AttemptEnded(EventId.next(), dial.tenant(), dial.callId(), cdr.endedAt(), cdr);
  }
}
