package io.outdial.bridge.peers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A voice engine that speaks Gemini Live's protocol and does what a test tells it. A key stands for
 * a call: a test announces the calls that it expects, and an unknown key is refused as the real one
 * refuses it.
 */
public final class ScriptedEngine implements AutoCloseable {

  private static final String PATH =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";

  private static final String KEY_HEADER = "x-goog-api-key";

  private final Map<String, EngineCall> expected = new ConcurrentHashMap<>();
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  public ScriptedEngine() throws Exception {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .webSocketHandshakeHandler(this::shakeHands)
            .webSocketHandler(this::connected)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + server.actualPort());
  }

  /** A call with this key will come. */
  public EngineCall expect(String key) {
    return expected.computeIfAbsent(key, k -> new EngineCall());
  }

  private void shakeHands(ServerWebSocketHandshake handshake) {
    EngineCall call = expected.get(String.valueOf(handshake.headers().get(KEY_HEADER)));
    if (call == null || call.refusal() == 0) {
      handshake.accept();
    } else {
      handshake.reject(call.refusal());
    }
  }

  private void connected(ServerWebSocket socket) {
    if (!socket.path().equals(PATH) || socket.query() != null) {
      socket.close((short) 1008, "wrong address");
      return;
    }
    EngineCall call = expected.get(String.valueOf(socket.headers().get(KEY_HEADER)));
    if (call == null) {
      socket.textMessageHandler(
          setup -> socket.close((short) 1007, "API key not valid. Please pass a valid API key."));
    } else {
      call.connected(socket);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
