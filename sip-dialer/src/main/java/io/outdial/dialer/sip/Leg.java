package io.outdial.dialer.sip;

import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPTransaction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * One INVITE on one trunk, and the dialog that it may become. It does what the protocol demands of
 * us (ACK, digest, CANCEL only after a provisional, BYE to answers that came too late or twice,
 * replies to the peer's requests) and leaves every decision to the call.
 *
 * <pre>
 *   CALLING --1xx--&gt; PROCEEDING --2xx--&gt; ANSWERED --BYE--&gt; OVER
 *      '--------------- 3xx-6xx, timeout ------------------^
 * </pre>
 *
 * <p>For the thread of its call only; what the stack's thread hears reaches it by way of the call's
 * mailbox and {@link #take}.
 */
public final class Leg implements AutoCloseable {

  private enum State {
    CALLING,
    PROCEEDING,
    ANSWERED,
    OVER
  }

  private final SipAgent agent;
  private final Consumer<SipInput> mailbox;
  private final String sipCallId;
  private final Authenticator authenticator;

  private State state = State.CALLING;
  private String sdp;
  private Request invite;
  private @Nullable ClientTransaction inviting;
  private @Nullable Dialog dialog;
  private boolean hangingUp;
  private boolean mayHaveRung;
  private @Nullable Integer finalStatus;

  Leg(SipAgent agent, Invitation invitation, String sipCallId, Consumer<SipInput> mailbox) {
    this.agent = agent;
    this.mailbox = mailbox;
    this.sipCallId = sipCallId;
    this.sdp = invitation.sdp();
    this.authenticator = new Authenticator(agent.requests().headers(), invitation.credentials());
    this.invite = agent.requests().invite(invitation, sipCallId);
  }

  void send() {
    inviting = agent.send(invite);
  }

  /** Called by the stack's thread, which must not wait. */
  void post(SipInput input) {
    mailbox.accept(input);
  }

  /** SIP's name for the call, to find it in the carrier's logs. */
  public String sipCallId() {
    return sipCallId;
  }

  /** Whether a phone may have rung: anything beyond 100 was heard. */
  public boolean mayHaveRung() {
    return mayHaveRung;
  }

  /** The final status of the INVITE, null as long as there is none. */
  public @Nullable Integer finalStatus() {
    return finalStatus;
  }

  /** Nothing more is owed to the peer, nor expected of it. */
  public boolean isOver() {
    return state == State.OVER;
  }

  /** Our SDP from now on, for whenever the peer asks again. */
  public void describe(String newSdp) {
    sdp = newSdp;
  }

  /**
   * CANCEL before the answer, BYE after it. A CANCEL must not overtake the INVITE (RFC 3261 section
   * 9.1): until something was heard it waits, and meanwhile the INVITE is not sent again.
   */
  public void hangUp() {
    if (hangingUp) {
      return;
    }
    hangingUp = true;
    switch (state) {
      case CALLING -> stopRetransmissions();
      case PROCEEDING -> cancel();
      case ANSWERED -> bye();
      case OVER -> {}
    }
  }

  /** Does the leg's duty about what was heard, and tells what it means to the call, if anything. */
  public Optional<LegEvent> take(SipInput input) {
    return switch (input) {
      case SipInput.Response(_, var event) ->
          hear(event.getResponse(), event.getDialog(), event.getClientTransaction());
      case SipInput.Incoming(_, var event, var transaction) ->
          reply(event.getRequest(), transaction);
      case SipInput.Timeout(_, var request) -> timedOut(request);
      case SipInput.Fork(_, var answer) -> forked(answer);
    };
  }

  private Optional<LegEvent> hear(
      Response response, @Nullable Dialog of, @Nullable ClientTransaction transaction) {
    int status = response.getStatusCode();
    String method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
    if (method.equals(Request.BYE) && status >= 200) {
      return byeAnswered(response, transaction);
    }
    if (!method.equals(Request.INVITE)) {
      return Optional.empty();
    }
    if (status < 200) {
      return provisional(status, response);
    }
    return status < 300 ? answered(response, of) : refused(response);
  }

  private Optional<LegEvent> provisional(int status, Response response) {
    if (state == State.ANSWERED || state == State.OVER) {
      return Optional.empty();
    }
    mayHaveRung |= status > 100;
    if (state == State.CALLING) {
      state = State.PROCEEDING;
      if (hangingUp) {
        cancel();
      }
    }
    if (hangingUp) {
      return Optional.empty();
    }
    return Optional.of(
        status == 100 ? new LegEvent.Trying() : new LegEvent.Progress(status, sdpOf(response)));
  }

  private Optional<LegEvent> answered(Response response, @Nullable Dialog answering) {
    mayHaveRung = true;
    if (state == State.ANSWERED || state == State.OVER) {
      return Optional.empty();
    }
    finalStatus = response.getStatusCode();
    dialog = answering;
    if (!acknowledge(response, answering)) {
      state = State.OVER;
      return hangingUp ? Optional.empty() : Optional.of(new LegEvent.Failed());
    }
    state = State.ANSWERED;
    if (hangingUp) {
      bye();
      return Optional.empty();
    }
    return Optional.of(new LegEvent.Answered(sdpOf(response)));
  }

  /**
   * Several phones rang and a second one answered: RFC 3261 section 13.2.2.4. A mere repetition of
   * the answer that counts must not be mistaken for one, since that would end the call.
   */
  private Optional<LegEvent> forked(SIPResponse answer) {
    boolean same = dialog != null && Objects.equals(answer.getToTag(), dialog.getRemoteTag());
    if (!same) {
      agent.refuseFork(answer);
    }
    return Optional.empty();
  }

  private boolean acknowledge(Response response, @Nullable Dialog answering) {
    long sequence = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
    try {
      if (answering == null) {
        return false;
      }
      answering.sendAck(answering.createAck(sequence));
      return true;
    } catch (SipException | InvalidArgumentException e) {
      return false;
    }
  }

  private Optional<LegEvent> refused(Response response) {
    if (state == State.ANSWERED || state == State.OVER) {
      return Optional.empty();
    }
    int status = response.getStatusCode();
    boolean challenged =
        status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
    if (challenged && !hangingUp && sendAgain(response)) {
      return Optional.empty();
    }
    state = State.OVER;
    finalStatus = status;
    return hangingUp ? Optional.empty() : Optional.of(new LegEvent.Refused(status));
  }

  private boolean sendAgain(Response challenge) {
    try {
      return authenticator
          .answer(invite, challenge)
          .map(answer -> {
            invite = agent.requests().again(invite, answer);
            state = State.CALLING;
            send();
            return true;
          })
          .orElse(false);
    } catch (SipFailure e) {
      return false;
    }
  }

  private Optional<LegEvent> timedOut(Request request) {
    boolean ofInvite = request.getMethod().equals(Request.INVITE);
    boolean waiting = state == State.CALLING || state == State.PROCEEDING;
    if ((ofInvite && waiting) || request.getMethod().equals(Request.BYE)) {
      state = State.OVER;
    }
    return ofInvite && waiting && !hangingUp
        ? Optional.of(new LegEvent.Failed())
        : Optional.empty();
  }

  private Optional<LegEvent> byeAnswered(
      Response response, @Nullable ClientTransaction transaction) {
    int status = response.getStatusCode();
    boolean challenged =
        status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
    if (challenged && transaction != null && byeAgain(response, transaction.getRequest())) {
      return Optional.empty();
    }
    state = State.OVER;
    return Optional.empty();
  }

  private boolean byeAgain(Response challenge, Request bye) {
    Dialog confirmed = dialog;
    try {
      return confirmed != null
          && authenticator
              .answer(bye, challenge)
              .map(answer -> agent.sendWithin(confirmed, Request.BYE, answer))
              .orElse(false);
    } catch (SipFailure e) {
      return false;
    }
  }

  private Optional<LegEvent> reply(Request request, @Nullable ServerTransaction transaction) {
    if (transaction == null) {
      return redescribed(request);
    }
    return switch (request.getMethod()) {
      case Request.BYE -> hungUp(transaction);
      case Request.INVITE, Request.UPDATE -> offered(request, transaction);
      case Request.OPTIONS, Request.INFO, Request.CANCEL -> reply(transaction, Response.OK);
      case Request.REFER, Request.NOTIFY, Request.MESSAGE, Request.PRACK, Request.SUBSCRIBE ->
          reply(transaction, Response.METHOD_NOT_ALLOWED);
      default -> reply(transaction, Response.NOT_IMPLEMENTED);
    };
  }

  private Optional<LegEvent> reply(ServerTransaction transaction, int status) {
    agent.reply(transaction, status, null);
    return Optional.empty();
  }

  private Optional<LegEvent> hungUp(ServerTransaction transaction) {
    agent.reply(transaction, Response.OK, null);
    state = State.OVER;
    return hangingUp ? Optional.empty() : Optional.of(new LegEvent.HungUp());
  }

  /** An UPDATE without an SDP only refreshes, and gets none back (RFC 3311). */
  private Optional<LegEvent> offered(Request request, ServerTransaction transaction) {
    boolean wantsOurs = request.getMethod().equals(Request.INVITE) || sdpOf(request) != null;
    agent.reply(transaction, Response.OK, wantsOurs ? sdp : null);
    return redescribed(request);
  }

  /** Also by an ACK: the answer to an offer that we made in a 200. */
  private Optional<LegEvent> redescribed(Request request) {
    String theirs = sdpOf(request);
    return theirs == null || hangingUp
        ? Optional.empty()
        : Optional.of(new LegEvent.Redescribed(theirs));
  }

  private void stopRetransmissions() {
    if (inviting instanceof SIPTransaction transaction) {
      transaction.disableRetransmissionTimer();
    }
  }

  private void cancel() {
    if (inviting != null) {
      agent.cancel(inviting);
    }
  }

  private void bye() {
    if (dialog == null || !agent.sendWithin(dialog, Request.BYE)) {
      state = State.OVER;
    }
  }

  private static @Nullable String sdpOf(Message message) {
    byte[] content = message.getRawContent();
    return content == null || content.length == 0
        ? null
        : new String(content, StandardCharsets.UTF_8);
  }

  /** Forgets the leg: what the peer still sends gets the answers that strangers get. */
  @Override
  public void close() {
    agent.forget(this);
  }
}
