package io.outdial.sandbox.carrier.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.SipListenerExt;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ReferToHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Sorts what arrives: new calls go to a phone, everything else becomes a signal to the phone that
 * has the call. Runs on the stack's one thread and never waits, so messages are handled in the
 * order of their arrival.
 */
final class Requests implements SipListenerExt {

  private static final System.Logger LOG = System.getLogger(Requests.class.getName());
  private static final int RETRY_AFTER_SECONDS = 5;

  private final SipProvider provider;
  private final Messages messages;
  private final TrunkGuard guard;
  private final SipLimits limits;
  private final Consumer<IncomingCall> phones;
  private final Map<String, IncomingCall> calls = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Requests(
      SipProvider provider,
      Messages messages,
      TrunkGuard guard,
      SipLimits limits,
      Consumer<IncomingCall> phones) {
    this.provider = provider;
    this.messages = messages;
    this.guard = guard;
    this.limits = limits;
    this.phones = phones;
  }

  @Override
  public void processRequest(RequestEvent event) {
    Instant arrivedAt = Instant.now();
    try {
      handle(event, arrivedAt);
    } catch (SipException | InvalidArgumentException | RuntimeException e) {
      LOG.log(Level.WARNING, "SIP request failed error={0}", e.getClass().getName());
    }
  }

  private void handle(RequestEvent event, Instant arrivedAt)
      throws SipException, InvalidArgumentException {
    Request request = event.getRequest();
    switch (request.getMethod()) {
      case Request.INVITE -> {
        if (isWithinDialog(request)) {
          refresh(event);
        } else {
          invite(request, arrivedAt);
        }
      }
      case Request.ACK -> raise(request, Signal.ACKED);
      case Request.BYE -> {
        reply(event, messages.response(request, Response.OK));
        raise(request, Signal.HUNG_UP);
      }
      case Request.CANCEL -> cancel(event);
      case Request.UPDATE -> refresh(event);
      case Request.REFER -> refer(event);
      case Request.INFO, Request.OPTIONS -> reply(event, messages.allowing(request, Response.OK));
      default -> reply(event, messages.allowing(request, Response.METHOD_NOT_ALLOWED));
    }
  }

  private static boolean isWithinDialog(Request request) {
    return ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
  }

  private void invite(Request request, Instant arrivedAt)
      throws SipException, InvalidArgumentException {
    ServerTransaction transaction = provider.getNewServerTransaction(request);
    var refusal = guard.refuse(request, arrivedAt).or(() -> overload(request));
    if (refusal.isPresent()) {
      transaction.sendResponse(refusal.get());
      return;
    }
    Instant firstAsked = guard.firstAsked(request, arrivedAt);
    IncomingCall call = new IncomingCall(provider, messages, transaction, firstAsked, this::forget);
    calls.put(call.sipCallId(), call);
    phones.accept(call);
  }

  private Optional<Response> overload(Request request) {
    if (IncomingCall.body(request).length() > limits.sdpBytesMax()) {
      return Optional.of(messages.response(request, Response.REQUEST_ENTITY_TOO_LARGE));
    }
    if (closed || calls.size() >= limits.callsMax()) {
      return Optional.of(messages.unavailable(request, RETRY_AFTER_SECONDS));
    }
    return Optional.empty();
  }

  private void refresh(RequestEvent event) throws SipException, InvalidArgumentException {
    IncomingCall call = calls.get(IncomingCall.callId(event.getRequest()));
    reply(
        event,
        call == null
            ? messages.response(event.getRequest(), Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST)
            : call.refresh(event.getRequest()));
  }

  /** The carrier carries out every transfer at once, and says so (RFC 3515). */
  private void refer(RequestEvent event) throws SipException, InvalidArgumentException {
    Request request = event.getRequest();
    IncomingCall call = calls.get(IncomingCall.callId(request));
    ReferToHeader target = (ReferToHeader) request.getHeader(ReferToHeader.NAME);
    if (call == null || target == null) {
      reply(event, messages.response(request, Response.BAD_REQUEST));
      return;
    }
    reply(event, messages.response(request, Response.ACCEPTED));
    call.transfer(target.getAddress().getURI().toString());
  }

  private void cancel(RequestEvent event) throws SipException, InvalidArgumentException {
    boolean known = calls.containsKey(IncomingCall.callId(event.getRequest()));
    int status = known ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
    reply(event, messages.response(event.getRequest(), status));
    raise(event.getRequest(), Signal.CANCELLED);
  }

  private void raise(Request request, Signal signal) {
    IncomingCall call = calls.get(IncomingCall.callId(request));
    if (call != null) {
      call.raise(signal);
    }
  }

  private void reply(RequestEvent event, Response response)
      throws SipException, InvalidArgumentException {
    if (event.getServerTransaction() == null) {
      provider.sendResponse(response);
    } else {
      event.getServerTransaction().sendResponse(response);
    }
  }

  private void forget(IncomingCall call) {
    calls.remove(call.sipCallId(), call);
  }

  /** Takes no more calls and tells the running ones to end. */
  void shutDown() {
    closed = true;
    calls.values().forEach(call -> call.raise(Signal.SHUT_DOWN));
  }

  @Override
  public void processResponse(ResponseEvent event) {
    CSeqHeader sequence = (CSeqHeader) event.getResponse().getHeader(CSeqHeader.NAME);
    IncomingCall call = calls.get(IncomingCall.callId(event.getResponse()));
    if (call == null || !sequence.getMethod().equals(Request.INVITE)) {
      return;
    }
    try {
      call.reofferAnswered(event);
    } catch (SipException | InvalidArgumentException | RuntimeException e) {
      LOG.log(Level.WARNING, "SIP response failed error={0}", e.getClass().getName());
    }
  }

  @Override
  public void processTimeout(TimeoutEvent event) {}

  @Override
  public void processIOException(IOExceptionEvent event) {}

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {}

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {}

  /**
   * Nothing to do: each phone watches for its ACK itself, and the stack must not delete the dialog
   * before its BYE.
   */
  @Override
  public void processDialogTimeout(DialogTimeoutEvent event) {}
}
