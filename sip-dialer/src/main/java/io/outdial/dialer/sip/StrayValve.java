package io.outdial.dialer.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPMessageValve;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.util.concurrent.atomic.LongAdder;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Meets responses that belong to no transaction before the stack does. The stack walks its whole
 * table of transactions for each of them, so under load every retransmitted 200 makes the next one
 * later: a collapse. A retransmitted 200 of a known dialog gets its ACK again (RFC 3261 section
 * 13.2.2.4), that of an unknown one is a fork and passes, all else is dropped.
 */
final class StrayValve implements SIPMessageValve {

  private final SIPTransactionStack stack;
  private final LongAdder dropped;

  StrayValve(SIPTransactionStack stack, LongAdder dropped) {
    this.stack = stack;
    this.dropped = dropped;
  }

  @Override
  public boolean processRequest(SIPRequest request, MessageChannel channel) {
    return true;
  }

  @Override
  public boolean processResponse(Response response, MessageChannel channel) {
    var stray = (SIPResponse) response;
    if (stack.findTransaction(stray, false) != null) {
      return true;
    }
    boolean answersInvite =
        stray.getStatusCode() / 100 == 2
            && Request.INVITE.equals(stray.getCSeqHeader().getMethod());
    SIPDialog dialog = stack.getDialog(stray.getDialogId(false));
    if (answersInvite && dialog == null) {
      return true;
    }
    if (answersInvite) {
      acknowledgeAgain(dialog);
    } else {
      dropped.increment();
    }
    return false;
  }

  private void acknowledgeAgain(SIPDialog dialog) {
    try {
      dialog.resendAck();
    } catch (SipException e) {
      dropped.increment();
    }
  }

  @Override
  public void init(SipStack sipStack) {}

  @Override
  public void destroy() {}
}
