package io.outdial.sandbox.voice.server;

import io.outdial.sandbox.voice.session.LiveSession;
import io.outdial.sandbox.voice.session.Outlet;
import io.outdial.sandbox.voice.wire.FaultMode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Listens on the loopback address and makes a session of each connection. */
public final class EngineServer implements AutoCloseable {

  private static final String PATH =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";
  private static final int MAX_FRAME_BYTES = 1 << 20;
  private static final int MAX_MESSAGE_BYTES = 4 << 20;
  private static final int START_SECONDS = 30;

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
  private final Set<String> keys;
  private final BiFunction<Outlet, FaultMode, LiveSession> sessions;
  private final HttpServer server;

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param keys the API keys that are good; empty when any is
   */
  public EngineServer(
      int port, Set<String> keys, BiFunction<Outlet, FaultMode, LiveSession> sessions) {
    this.keys = keys;
    this.sessions = sessions;
    var options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setTcpNoDelay(true)
            .setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
            .setMaxWebSocketMessageSize(MAX_MESSAGE_BYTES);
    try {
      server =
          vertx
              .createHttpServer(options)
              .requestHandler(this::upgrade)
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      vertx.close();
      throw new IllegalStateException("cannot listen on port " + port, e);
    }
  }

  /** The port that is listened on. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void upgrade(HttpServerRequest request) {
    var mode = FaultMode.named(given(request, "X-Sim-Mode", "sim_mode").orElse("none"));
    if (!PATH.equals(request.path())) {
      refuse(request, 404, "no such path");
    } else if (mode.isEmpty()) {
      refuse(request, 400, "unknown sim_mode");
    } else if (mode.get() == FaultMode.HTTP_429) {
      refuse(request, 429, "Resource has been exhausted (e.g. check quota).");
    } else if (mode.get() == FaultMode.HTTP_503) {
      refuse(request, 503, "The service is currently unavailable.");
    } else {
      accept(request, mode.get());
    }
  }

  /** A bad key is told only after the upgrade, as Google does. */
  private void accept(HttpServerRequest request, FaultMode mode) {
    var good = given(request, "x-goog-api-key", "key").filter(this::isGood).isPresent();
    request
        .toWebSocket()
        .onSuccess(socket -> {
          if (good) {
            Connection.open(socket, request.connection(), mode, sessions);
          } else {
            socket.close((short) 1007, "API key not valid. Please pass a valid API key.");
          }
        });
  }

  private boolean isGood(String key) {
    return keys.isEmpty() ? !key.isBlank() : keys.contains(key);
  }

  private static Optional<String> given(HttpServerRequest request, String header, String query) {
    return Optional.ofNullable(request.getHeader(header))
        .or(() -> Optional.ofNullable(request.getParam(query)));
  }

  private static void refuse(HttpServerRequest request, int status, String why) {
    request.response().setStatusCode(status).end(why);
  }
}
