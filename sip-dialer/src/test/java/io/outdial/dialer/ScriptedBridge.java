package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.session.BridgeMessage;
import io.outdial.events.session.DialerMessage;
import io.outdial.events.session.SessionCodec;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A media bridge without media: a real WebSocket server that speaks the session contract. */
final class ScriptedBridge implements AutoCloseable {

  static final String TOKEN = "a-service-token";
  static final String OFFER =
      """
      v=0\r
      o=outdial 1 1 IN IP4 127.0.0.1\r
      s=-\r
      c=IN IP4 127.0.0.1\r
      t=0 0\r
      m=audio 30000 RTP/AVP 0 8\r
      """;

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final BlockingQueue<DialerMessage> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<ServerWebSocket> ended = new LinkedBlockingQueue<>();
  private volatile ServerWebSocket socket;
  private volatile boolean offers = true;

  ScriptedBridge() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::upgrade)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.actualPort());
  }

  /** Stays silent when a session opens. */
  void offerNothing() {
    offers = false;
  }

  private void upgrade(HttpServerRequest request) {
    if (!request.path().equals("/sessions")
        || !("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      request.response().setStatusCode(401).end();
      return;
    }
    request.toWebSocket().onSuccess(this::accept);
  }

  private void accept(ServerWebSocket opened) {
    socket = opened;
    opened.textMessageHandler(text -> hear(opened, text));
    opened.closeHandler(_ -> ended.add(opened));
  }

  private void hear(ServerWebSocket from, String text) {
    DialerMessage message = SessionCodec.dialerMessage(text).orElseThrow();
    heard.add(message);
    switch (message) {
      case DialerMessage.Open _ -> {
        if (offers) {
          write(from, new BridgeMessage.LocalDescription(OFFER));
          write(from, new BridgeMessage.EngineReady());
        }
      }
      case DialerMessage.Close _ -> {
        write(from, new BridgeMessage.Closed());
        from.close();
      }
      case DialerMessage.RemoteDescription _, DialerMessage.Answered _ -> {}
    }
  }

  void say(BridgeMessage message) {
    write(socket, message);
  }

  private static void write(ServerWebSocket to, BridgeMessage message) {
    to.writeTextMessage(SessionCodec.encode(message));
  }

  /** Breaks the connection. */
  void dropSession() {
    socket.close();
  }

  <M extends DialerMessage> M next(Class<M> type) throws InterruptedException {
    DialerMessage message = heard.poll(20, TimeUnit.SECONDS);
    assertThat(message).isInstanceOf(type);
    return type.cast(message);
  }

  void assertSessionEnded() throws InterruptedException {
    assertThat(ended.poll(20, TimeUnit.SECONDS)).as("the session's end").isNotNull();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
