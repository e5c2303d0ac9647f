package io.outdial.sandbox.voice.server;

import io.netty.channel.ChannelOption;
import io.outdial.sandbox.voice.session.LiveSession;
import io.outdial.sandbox.voice.session.Outlet;
import io.outdial.sandbox.voice.wire.FaultMode;
import io.outdial.sandbox.voice.wire.MessageReader;
import io.outdial.sandbox.voice.wire.ServerMessage;
import io.outdial.sandbox.voice.wire.Violation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.BiFunction;

/** One client's socket: frames in, frames out, of the kind that its fault mode asks for. */
final class Connection implements Outlet {

  /** A client that reads nothing for so long is gone. */
  private static final int MAX_UNSENT_BYTES = 8 << 20;

  private static final int FRAGMENTS = 3;

  private final ServerWebSocket socket;
  private final HttpConnection transport;
  private final FaultMode mode;
  private final MessageReader reader = new MessageReader();

  private Connection(ServerWebSocket socket, HttpConnection transport, FaultMode mode) {
    this.socket = socket;
    this.transport = transport;
    this.mode = mode;
  }

  static void open(
      ServerWebSocket socket,
      HttpConnection transport,
      FaultMode mode,
      BiFunction<Outlet, FaultMode, LiveSession> sessions) {
    var connection = new Connection(socket, transport, mode);
    var session = sessions.apply(connection, mode);
    socket.setWriteQueueMaxSize(MAX_UNSENT_BYTES);
    socket.textMessageHandler(text -> connection.read(Buffer.buffer(text).getBytes(), session));
    socket.binaryMessageHandler(bytes -> connection.read(bytes.getBytes(), session));
    socket.exceptionHandler(failure -> session.end());
    socket.closeHandler(closed -> session.end());
    Thread.ofVirtual().name("session").start(session::run);
  }

  @Override
  public void send(ServerMessage message) {
    if (socket.isClosed()) {
      return;
    }
    if (socket.writeQueueFull()) {
      abort();
      return;
    }
    var bytes = message.bytes();
    if (mode == FaultMode.FRAGMENTED) {
      sendFragments(bytes);
    } else if (mode == FaultMode.TEXT_FRAMES) {
      socket.writeTextMessage(Buffer.buffer(bytes).toString());
    } else {
      socket.writeBinaryMessage(Buffer.buffer(bytes));
    }
  }

  @Override
  public void close(int code, String reason) {
    socket.close((short) code, reason);
  }

  /** Without a closing handshake: from below Vert.x, which would say goodbye. */
  @Override
  public void abort() {
    var channel = ((ConnectionBase) transport).channel();
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.pipeline().firstContext().close();
  }

  private void read(byte[] frame, LiveSession session) {
    if (socket.isClosed()) {
      return;
    }
    try {
      session.receive(reader.read(frame));
    } catch (Violation e) {
      close(e.code(), e.reason());
    }
  }

  private void sendFragments(byte[] bytes) {
    var part = Math.max(1, (bytes.length + FRAGMENTS - 1) / FRAGMENTS);
    for (var from = 0; from < bytes.length; from += part) {
      var to = Math.min(bytes.length, from + part);
      var piece = Buffer.buffer(java.util.Arrays.copyOfRange(bytes, from, to));
      var last = to == bytes.length;
      socket.writeFrame(
          from == 0
              ? WebSocketFrame.binaryFrame(piece, last)
              : WebSocketFrame.continuationFrame(piece, last));
    }
  }
}
