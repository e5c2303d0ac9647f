package io.outdial.bridge.session;

import io.outdial.events.session.BridgeMessage;

/** The way back to the dialer. Neither method fails: a broken link tells itself. */
public interface DialerLink {

  void send(BridgeMessage message);

  void close();
}
