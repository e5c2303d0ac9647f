package io.outdial.dialer;

import io.outdial.dialer.media.MediaInput;
import io.outdial.dialer.sip.SipInput;

/** What lies in a call's mailbox. */
sealed interface Signal {

  record FromPeer(SipInput input) implements Signal {}

  record FromBridge(MediaInput input) implements Signal {}

  /** The scheduler wants the call to end. */
  record HangupCommanded() implements Signal {}

  /** This dialer goes down and has waited for the call long enough. */
  record DrainOver() implements Signal {}

  /** More came than was read: somebody floods the call. */
  record Flooded() implements Signal {}
}
