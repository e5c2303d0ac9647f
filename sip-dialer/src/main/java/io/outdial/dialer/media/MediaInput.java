package io.outdial.dialer.media;

import io.outdial.events.session.BridgeMessage;

/** What a call hears of its media session. */
public sealed interface MediaInput {

  record Said(BridgeMessage message) implements MediaInput {
    @Override
    public String toString() {
      return "Said[" + message.getClass().getSimpleName() + "]";
    }
  }

  /** The connection is gone, and with it the lease. Told once. */
  record Lost() implements MediaInput {}
}
