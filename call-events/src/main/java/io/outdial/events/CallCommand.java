package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** What a client asked for. Topic {@code outdial.calls.requested}, written by the gateway. */
public sealed interface CallCommand extends CallEvent {

  /** A call was accepted. */
  @JsonTypeName("call.requested")
  record CallRequested(EventId eventId, TenantId tenant, CallId callId, Instant at, CallOrder order)
      implements CallCommand {}

  /** The call shall end: cancelled if nobody has answered, hung up if they talk. */
  @JsonTypeName("call.hangup-requested")
  record HangupRequested(EventId eventId, TenantId tenant, CallId callId, Instant at)
      implements CallCommand {}
}
