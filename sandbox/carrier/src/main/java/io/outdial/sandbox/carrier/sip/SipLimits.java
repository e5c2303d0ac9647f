package io.outdial.sandbox.carrier.sip;

/**
 * What the carrier's signalling takes at most.
 *
 * @param callsMax calls at the same time; one more is answered 503
 * @param sdpBytesMax size of an offer; a larger one is answered 413
 */
public record SipLimits(int callsMax, int sdpBytesMax) {

  /** Refuses limits that would let nothing through. */
  public SipLimits {
    if (callsMax < 1 || sdpBytesMax < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
