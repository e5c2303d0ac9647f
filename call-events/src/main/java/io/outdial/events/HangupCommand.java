package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Topic {@code outdial.calls.hangups}, written by the scheduler, read by every dialer. */
public sealed interface HangupCommand extends CallEvent {

  /** End the call now: CANCEL before the answer, BYE after it. A dialer knows its own calls. */
  @JsonTypeName("hangup.commanded")
  record HangupCommanded(EventId eventId, TenantId tenant, CallId callId, Instant at)
      implements HangupCommand {}
}
