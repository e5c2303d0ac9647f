package io.outdial.dialer.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPMessageValve;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.TransactionState;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Meets responses that belong to no live transaction before the stack does. The stack walks its
 * whole table of transactions for each of them, so under load every retransmitted 200 makes the
 * next one later: a collapse. And it drops the 200 of a second phone that comes while it still
 * remembers the first one's. Here a retransmitted 200 of a known dialog gets its ACK again (RFC
 * 3261 section 13.2.2.4), that of an unknown one is handed over as a fork, all else is dropped.
 */
final class StrayValve implements SIPMessageValve {

  private final SIPTransactionStack stack;
  private final LongAdder dropped;
  private final Consumer<SIPResponse> forks;

  StrayValve(SIPTransactionStack stack, LongAdder dropped, Consumer<SIPResponse> forks) {
    this.stack = stack;
    this.dropped = dropped;
    this.forks = forks;
  }

  @Override
  public boolean processRequest(SIPRequest request, MessageChannel channel) {
    return true;
  }

  @Override
  public boolean processResponse(Response response, MessageChannel channel) {
    var heard = (SIPResponse) response;
    if (isLive(stack.findTransaction(heard, false))) {
      return true;
    }
    if (answersInvite(heard)) {
      answeredAgain(heard);
    } else {
      dropped.increment();
    }
    return false;
  }

  private static boolean isLive(@Nullable SIPTransaction transaction) {
    return transaction != null && transaction.getState() != TransactionState.TERMINATED;
  }

  private static boolean answersInvite(SIPResponse response) {
    return response.getStatusCode() / 100 == 2
        && Request.INVITE.equals(response.getCSeqHeader().getMethod());
  }

  private void answeredAgain(SIPResponse answer) {
    SIPDialog dialog = stack.getDialog(answer.getDialogId(false));
    if (dialog == null) {
      forks.accept(answer);
      return;
    }
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
