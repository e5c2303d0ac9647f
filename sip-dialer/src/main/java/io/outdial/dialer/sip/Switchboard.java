package io.outdial.dialer.sip;

import gov.nist.javax.sip.message.SIPResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Runs on the stack's one thread: finds the leg that a message belongs to by its Call-ID and posts
 * the message there. It never waits, and never decides anything about a call. Strangers get a short
 * answer without any state being kept.
 */
final class Switchboard implements SipListener {

  private static final Logger LOG = System.getLogger(Switchboard.class.getName());

  private final Map<String, Leg> legs = new ConcurrentHashMap<>();
  private final SipCounts counts;
  private final Requests requests;

  Switchboard(Requests requests, SipCounts counts) {
    this.requests = requests;
    this.counts = counts;
  }

  void add(Leg leg) {
    legs.put(leg.sipCallId(), leg);
  }

  void remove(Leg leg) {
    legs.remove(leg.sipCallId(), leg);
  }

  int legs() {
    return legs.size();
  }

  @Override
  public void processResponse(ResponseEvent event) {
    Leg leg = legs.get(Requests.sipCallId(event.getResponse()));
    if (leg == null) {
      counts.strays().increment();
      return;
    }
    leg.post(new SipInput.Response(leg, event));
  }

  /** From {@link StrayValve}, on the same thread. */
  void forked(SIPResponse answer) {
    Leg leg = legs.get(Requests.sipCallId(answer));
    if (leg == null) {
      counts.strays().increment();
      return;
    }
    leg.post(new SipInput.Fork(leg, answer));
  }

  @Override
  public void processRequest(RequestEvent event) {
    Leg leg = legs.get(Requests.sipCallId(event.getRequest()));
    if (leg == null || event.getDialog() == null) {
      answerStranger(event);
      return;
    }
    ServerTransaction transaction = transactionOf(event);
    if (transaction != null || event.getRequest().getMethod().equals(Request.ACK)) {
      leg.post(new SipInput.Incoming(leg, event, transaction));
    }
  }

  /** Null for an ACK, which has none, and for a request that is already being answered. */
  private static @Nullable ServerTransaction transactionOf(RequestEvent event) {
    try {
      ServerTransaction known = event.getServerTransaction();
      return known == null
          ? ((SipProvider) event.getSource()).getNewServerTransaction(event.getRequest())
          : known;
    } catch (SipException e) {
      return null;
    }
  }

  private void answerStranger(RequestEvent event) {
    Request request = event.getRequest();
    counts.strangers().increment();
    if (request.getMethod().equals(Request.ACK)) {
      return;
    }
    try {
      ((SipProvider) event.getSource())
          .sendResponse(requests.response(statusForStranger(request), request, null));
    } catch (SipException | SipFailure e) {
      LOG.log(Level.DEBUG, "stranger not answered error={0}", e.getClass().getSimpleName());
    }
  }

  private static int statusForStranger(Request request) {
    if (Requests.claimsDialog(request)) {
      return Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
    }
    return switch (request.getMethod()) {
      case Request.INVITE -> Response.FORBIDDEN;
      case Request.OPTIONS -> Response.OK;
      case Request.BYE, Request.CANCEL, Request.UPDATE, Request.INFO ->
          Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
      default -> Response.METHOD_NOT_ALLOWED;
    };
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    ClientTransaction transaction = event.getClientTransaction();
    if (event.isServerTransaction() || transaction == null) {
      return;
    }
    Leg leg = legs.get(Requests.sipCallId(transaction.getRequest()));
    if (leg != null) {
      leg.post(new SipInput.Timeout(leg, transaction.getRequest()));
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    counts.ioFailures().increment();
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {}

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {}
}
