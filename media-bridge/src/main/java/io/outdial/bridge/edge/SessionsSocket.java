package io.outdial.bridge.edge;

import io.outdial.bridge.session.Sessions;
import io.outdial.bridge.session.Sessions.Lease;
import io.outdial.events.session.DialerMessage;
import io.outdial.events.session.DialerMessage.Open;
import io.outdial.events.session.SessionCodec;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Where dialers open sessions, a connection for each. Messages of one connection are handled one
 * after the other; whoever loses the connection loses the session.
 */
@WebSocket(path = "/sessions")
class SessionsSocket {

  private static final Logger LOG = System.getLogger(SessionsSocket.class.getName());
  private static final TypedKey<Lease> LEASE = new TypedKey<>("lease");

  private final Sessions sessions;

  SessionsSocket(Sessions sessions) {
    this.sessions = sessions;
  }

  @OnTextMessage
  @RunOnVirtualThread
  void receive(String text, WebSocketConnection connection) {
    SessionCodec.dialerMessage(text)
        .ifPresentOrElse(
            message -> handle(message, connection),
            () -> LOG.log(Level.WARNING, "session message skipped: not of this version"));
  }

  @OnClose
  @RunOnVirtualThread
  void closed(WebSocketConnection connection) {
    Lease lease = connection.userData().remove(LEASE);
    if (lease != null) {
      lease.lost();
    }
  }

  @OnError
  void failed(Throwable error, WebSocketConnection connection) {
    LOG.log(Level.WARNING, "session connection failed error={0}", error.getClass().getSimpleName());
  }

  private void handle(DialerMessage message, WebSocketConnection connection) {
    Lease lease = connection.userData().get(LEASE);
    if (lease != null) {
      lease.tell(message);
    } else if (message instanceof Open open) {
      sessions
          .open(open, new SocketLink(connection))
          .ifPresent(opened -> connection.userData().put(LEASE, opened));
    }
  }
}
