package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Topic {@code outdial.calls.dials}, written by the scheduler; each record to one dialer. */
public sealed interface DialCommand extends CallEvent {

  /**
   * Try to reach the person.
   *
   * @param attempt counted from 1
   * @param dialBefore no INVITE may leave after this instant: the scheduler may then issue the
   *     attempt anew
   */
  @JsonTypeName("dial.requested")
  record DialRequested(
      EventId eventId,
      TenantId tenant,
      CallId callId,
      Instant at,
      int attempt,
      Instant dialBefore,
      CallOrder order)
      implements DialCommand {}
}
