package io.outdial.sandbox.carrier;

/** Who ended a call. */
public enum EndedBy {
  /** The caller's BYE. */
  CALLER,
  /** The phone's BYE. */
  CALLEE,
  /** The caller's CANCEL, before an answer. */
  CANCELLED,
  /** A final response other than 200. */
  REJECTED
}
