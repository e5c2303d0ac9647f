package io.outdial.sandbox.carrier.sip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * One INVITE and the dialog that comes of it, as the called side sees it: what was asked, what to
 * reply, and the signals that arrive meanwhile. A phone uses it from one thread; signals are raised
 * by the stack's thread.
 */
public final class IncomingCall implements AutoCloseable {

  private final SipProvider provider;
  private final Messages messages;
  private final ServerTransaction invite;
  private final Instant arrivedAt;
  private final Consumer<IncomingCall> forget;
  private final String toTag = UUID.randomUUID().toString();
  private final Signals signals = new Signals();
  private boolean sessionTimer;
  private volatile Consumer<String> reofferAnswered = _ -> {};
  private volatile @Nullable String referredTo;
  private volatile Function<String, Optional<String>> media = _ -> Optional.empty();

  IncomingCall(
      SipProvider provider,
      Messages messages,
      ServerTransaction invite,
      Instant arrivedAt,
      Consumer<IncomingCall> forget) {
    this.provider = provider;
    this.messages = messages;
    this.invite = invite;
    this.arrivedAt = arrivedAt;
    this.forget = forget;
  }

  /** The user part of the request URI: who was called. */
  public String number() {
    return invite.getRequest().getRequestURI() instanceof SipURI uri && uri.getUser() != null
        ? uri.getUser()
        : "";
  }

  /** SIP's Call-ID. */
  public String sipCallId() {
    return callId(invite.getRequest());
  }

  static String callId(Message message) {
    return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
  }

  /** The caller's name as a phone would show it; empty without one. */
  public String fromDisplayName() {
    return Optional.ofNullable(from().getAddress().getDisplayName()).orElse("");
  }

  /** The caller's number; empty when the From is no SIP address. */
  public String fromUser() {
    return from().getAddress().getURI() instanceof SipURI uri
        ? Optional.ofNullable(uri.getUser()).orElse("")
        : "";
  }

  private FromHeader from() {
    return (FromHeader) invite.getRequest().getHeader(FromHeader.NAME);
  }

  /** When the first INVITE of this call came, before it was challenged. */
  public Instant arrivedAt() {
    return arrivedAt;
  }

  /** The SDP offer as it came; empty when the INVITE had none. */
  public String offer() {
    return body(invite.getRequest());
  }

  static String body(Message message) {
    byte[] body = message.getRawContent();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  /** 180. */
  public void ring() {
    send(messages.response(invite.getRequest(), Response.RINGING, toTag));
  }

  /**
   * To be called before the answer: this side will refresh the session, if the caller knows session
   * timers.
   */
  public void keepSessionTimer() {
    Iterator<?> supported = invite.getRequest().getHeaders(SupportedHeader.NAME);
    while (supported.hasNext()) {
      sessionTimer |= "timer".equals(((SupportedHeader) supported.next()).getOptionTag());
    }
  }

  /** 183 with the SDP answer: early media follows. */
  public void progress(String sdp) {
    send(messages.answer(invite.getRequest(), Response.SESSION_PROGRESS, toTag, sdp));
  }

  /**
   * 200, repeated by the stack until it is acknowledged.
   *
   * @param reoffered answers the offers of later re-INVITEs and UPDATEs; nothing means not
   *     acceptable
   */
  public void answer(String sdp, Function<String, Optional<String>> reoffered) {
    media = reoffered;
    Response response = messages.answer(invite.getRequest(), Response.OK, toTag, sdp);
    if (sessionTimer) {
      messages.sessionTimer(response);
    }
    send(response);
  }

  /** Any final response from 300 up. */
  public void reject(int status) {
    send(messages.response(invite.getRequest(), status, toTag));
  }

  private void send(Response response) {
    try {
      invite.sendResponse(response);
    } catch (SipException | InvalidArgumentException e) {
      throw new SignallingException("a response could not be sent", e);
    }
  }

  /**
   * A re-INVITE from the called side.
   *
   * @param answered gets the caller's SDP answer, on the stack's thread; is not called when the
   *     caller refuses
   */
  public void reoffer(String sdp, Consumer<String> answered) {
    reofferAnswered = answered;
    request(
        Request.INVITE,
        request -> {
          messages.reoffer(request, sdp);
          if (sessionTimer) {
            messages.sessionTimer(request);
          }
        });
  }

  /**
   * The caller's final response to a re-INVITE: a 2xx needs an ACK of its own (RFC 3261 section
   * 13.2.2.4).
   */
  void reofferAnswered(ResponseEvent event) throws SipException, InvalidArgumentException {
    Response response = event.getResponse();
    if (response.getStatusCode() / 100 != 2) {
      return;
    }
    long sequence = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
    event.getDialog().sendAck(event.getDialog().createAck(sequence));
    reofferAnswered.accept(body(response));
  }

  /** The caller wants the phone connected elsewhere: done, and told. */
  void transfer(String target) {
    referredTo = target;
    request(Request.NOTIFY, messages::transferSucceeded);
  }

  /** The URI that the caller transferred this call to; nothing before it does. */
  public Optional<String> referredTo() {
    return Optional.ofNullable(referredTo);
  }

  /** BYE from the called side. The dialog is gone afterwards, whatever becomes of the BYE. */
  public void hangUp() {
    request(Request.BYE, _ -> {});
  }

  private void request(String method, Consumer<Request> completed) {
    Dialog dialog = invite.getDialog();
    try {
      Request request = dialog.createRequest(method);
      completed.accept(request);
      dialog.sendRequest(provider.getNewClientTransaction(request));
    } catch (SipException e) {
      dialog.delete();
      throw new SignallingException("a request could not be sent", e);
    }
  }

  /** Response to a request within this call that carries a new offer, or none. */
  Response refresh(Request request) {
    String offer = body(request);
    if (offer.isEmpty()) {
      return messages.response(request, Response.OK, toTag);
    }
    return media
        .apply(offer)
        .map(answer -> messages.answer(request, Response.OK, toTag, answer))
        .orElseGet(() -> messages.response(request, Response.NOT_ACCEPTABLE_HERE, toTag));
  }

  void raise(Signal signal) {
    signals.raise(signal);
  }

  /** Whether any of these was raised so far. */
  public boolean hasAny(Signal... awaited) {
    return signals.isAnyRaised(setOf(awaited));
  }

  /** Waits until any of these is raised; false when the time is over first. */
  public boolean await(Duration timeout, Signal... awaited) throws InterruptedException {
    return signals.await(setOf(awaited), timeout);
  }

  /** The phone is done with this call. */
  @Override
  public void close() {
    forget.accept(this);
  }

  private static Set<Signal> setOf(Signal... signals) {
    return EnumSet.copyOf(Arrays.asList(signals));
  }
}
