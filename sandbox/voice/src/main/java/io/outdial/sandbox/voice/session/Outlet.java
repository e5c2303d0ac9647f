package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.wire.ServerMessage;

/** The way to a session's client. */
public interface Outlet {

  /** Sends {@code message}; lost when the client is gone. */
  void send(ServerMessage message);

  /** Closes the connection with an RFC 6455 code. */
  void close(int code, String reason);

  /** Drops the TCP connection without a word. */
  void abort();
}
