package io.outdial.dialer;

import io.outdial.dialer.sip.LegEvent;

/** What a call's stages see of its mailbox. */
sealed interface Happening {

  record Peer(LegEvent event) implements Happening {}

  /** Our SDP, the first or another one. */
  record Described(String sdp) implements Happening {
    @Override
    public String toString() {
      return "Described[]";
    }
  }

  /** Somebody or something wants the call to end. */
  record Stop(Ending ending) implements Happening {}

  record TimeUp() implements Happening {}
}
