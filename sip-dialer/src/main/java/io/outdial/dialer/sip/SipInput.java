package io.outdial.dialer.sip;

import gov.nist.javax.sip.message.SIPResponse;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * Something that the stack heard for a leg and nobody has looked at yet: {@link Leg#take} does, on
 * the thread of the call.
 */
public sealed interface SipInput {

  Leg leg();

  record Response(Leg leg, ResponseEvent event) implements SipInput {
    @Override
    public String toString() {
      return "Response[status=" + event.getResponse().getStatusCode() + "]";
    }
  }

  /**
   * @param transaction null for an ACK
   */
  record Incoming(Leg leg, RequestEvent event, @Nullable ServerTransaction transaction)
      implements SipInput {
    @Override
    public String toString() {
      return "Incoming[method=" + event.getRequest().getMethod() + "]";
    }
  }

  /** A 2xx to the INVITE that no transaction waits for: a second phone answered. */
  record Fork(Leg leg, SIPResponse answer) implements SipInput {
    @Override
    public String toString() {
      return "Fork[]";
    }
  }

  /** A request of ours got no final response in time. */
  record Timeout(Leg leg, Request request) implements SipInput {
    @Override
    public String toString() {
      return "Timeout[method=" + request.getMethod() + "]";
    }
  }
}
