package io.outdial.sandbox.carrier.sip;

/** What the caller, or the carrier's end, tells a phone while it handles a call. */
public enum Signal {
  /** The answer was acknowledged. */
  ACKED,
  /** The caller gave up before the answer. */
  CANCELLED,
  /** The caller hung up. */
  HUNG_UP,
  /** The carrier shuts down. */
  SHUT_DOWN
}
