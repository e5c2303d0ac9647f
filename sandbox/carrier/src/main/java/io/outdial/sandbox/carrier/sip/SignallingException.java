package io.outdial.sandbox.carrier.sip;

/** A SIP message could not be built or sent. Its text never quotes the message. */
public final class SignallingException extends RuntimeException {

  SignallingException(String what, Throwable cause) {
    super(what, cause);
  }
}
