package io.outdial.dialer.sip;

/** A request could not be built or sent: bad address, no connection, no such transport. */
public final class SipFailure extends RuntimeException {
  SipFailure(String problem) {
    super(problem);
  }

  /** The cause's own text may quote a message and with it a number, so only its kind is kept. */
  SipFailure(String problem, Exception cause) {
    super(problem + ": " + cause.getClass().getSimpleName());
  }
}
