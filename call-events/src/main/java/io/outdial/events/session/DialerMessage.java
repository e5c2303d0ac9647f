package io.outdial.events.session;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.TenantId;
import java.time.Instant;

/**
 * What the dialer tells the bridge. Order: one {@link Open}, then {@link RemoteDescription} once or
 * more, {@link Answered} at most once, {@link Close} at the end.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface DialerMessage {

  /** Reserve media, make an offer, and connect the engine meanwhile. Answered by a description. */
  @JsonTypeName("open")
  record Open(TenantId tenant, CallId callId, int attempt, CallOrder order)
      implements DialerMessage {}

  /**
   * The peer's SDP, opaque to the dialer.
   *
   * @param early whether it came before the answer (183): the engine stays silent
   */
  @JsonTypeName("remote-description")
  record RemoteDescription(String sdp, boolean early) implements DialerMessage {
    @Override
    public String toString() {
      return "RemoteDescription[early=" + early + "]";
    }
  }

  /** The person picked up: the conversation and {@code maxSeconds} begin. */
  @JsonTypeName("answered")
  record Answered(Instant at) implements DialerMessage {}

  /** The call is over; the bridge publishes what is left and closes the connection. */
  @JsonTypeName("close")
  record Close() implements DialerMessage {}
}
