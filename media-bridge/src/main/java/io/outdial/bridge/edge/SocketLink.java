package io.outdial.bridge.edge;

import io.outdial.bridge.session.DialerLink;
import io.outdial.events.session.BridgeMessage;
import io.outdial.events.session.SessionCodec;
import io.quarkus.websockets.next.WebSocketConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** A dialer's end of a connection. */
record SocketLink(WebSocketConnection connection) implements DialerLink {

  private static final Logger LOG = System.getLogger(SocketLink.class.getName());
  private static final Duration SEND_MAX = Duration.ofSeconds(5);

  @Override
  public void send(BridgeMessage message) {
    if (!connection.isOpen()) {
      return;
    }
    try {
      connection.sendText(SessionCodec.encode(message)).await().atMost(SEND_MAX);
    } catch (RuntimeException e) {
      // A broken connection is told to the session by its closing.
      LOG.log(Level.DEBUG, "dialer not reached error={0}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    if (!connection.isOpen()) {
      return;
    }
    try {
      connection.close().await().atMost(SEND_MAX);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "dialer already gone error={0}", e.getClass().getSimpleName());
    }
  }
}
