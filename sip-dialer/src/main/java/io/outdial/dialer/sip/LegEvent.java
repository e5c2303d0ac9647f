package io.outdial.dialer.sip;

import org.jspecify.annotations.Nullable;

/** What the peer did, once the leg has done its own duty about it. */
public sealed interface LegEvent {

  /** 100: the next hop has the INVITE. */
  record Trying() implements LegEvent {}

  /**
   * 101 to 199: the call makes progress, so something may ring.
   *
   * @param sdp early media, if the response carried any
   */
  record Progress(int status, @Nullable String sdp) implements LegEvent {
    @Override
    public String toString() {
      return "Progress[status=" + status + "]";
    }
  }

  /** 2xx, and the ACK is sent. */
  record Answered(@Nullable String sdp) implements LegEvent {
    @Override
    public String toString() {
      return "Answered[]";
    }
  }

  /** 300 to 699; challenges that could be met are not told. */
  record Refused(int status) implements LegEvent {}

  /** No final answer will come (RFC 3261 timer B), or the answer could not be used. */
  record Failed() implements LegEvent {}

  /** BYE from the peer, and it is answered. */
  record HungUp() implements LegEvent {}

  /** The peer sent another SDP within the dialog; it has our last one in return. */
  record Redescribed(String sdp) implements LegEvent {
    @Override
    public String toString() {
      return "Redescribed[]";
    }
  }
}
