package io.outdial.sandbox.carrier.media;

import java.util.Locale;

/** Which way media may flow, seen from whoever wrote the SDP (RFC 8866 section 6.7). */
enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  /** What the other side answers to this (RFC 3264 section 6.1). */
  Direction answered() {
    return switch (this) {
      case SENDRECV -> SENDRECV;
      case SENDONLY -> RECVONLY;
      case RECVONLY -> SENDONLY;
      case INACTIVE -> INACTIVE;
    };
  }

  /** Whether whoever wrote this wants to receive. */
  boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }

  String attribute() {
    return "a=" + name().toLowerCase(Locale.ROOT);
  }
}
