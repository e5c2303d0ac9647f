package io.outdial.bridge.engine.gemini;

import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineKey;
import io.outdial.bridge.engine.EngineOrder;
import io.outdial.bridge.engine.EngineSession;
import io.outdial.bridge.engine.VoiceEngine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gemini Live, as ai.google.dev/api/live describes it. */
public final class GeminiLive implements VoiceEngine {

  private static final String PATH =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";

  private final GeminiLimits limits;
  private final HttpClient http;

  public GeminiLive(GeminiLimits limits) {
    this.limits = limits;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limits.ready())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  @Override
  public EngineSession connect(EngineOrder order, EngineKey key, Consumer<EngineEvent> events)
      throws EngineException, InterruptedException {
    long deadline = System.nanoTime() + limits.ready().toNanos();
    var session = new GeminiSession(limits, events);
    try {
      http.newWebSocketBuilder()
          // In a header, since addresses end up in access logs.
          .header("x-goog-api-key", key.value())
          .buildAsync(endpoint(order.url()), session.listener())
          .get(limits.ready().toNanos(), TimeUnit.NANOSECONDS);
      session.prime(GeminiSetup.of(order), deadline);
      return session;
    } catch (ExecutionException e) {
      throw new EngineException(failure(e.getCause()));
    } catch (TimeoutException e) {
      session.abort();
      throw new EngineException(EngineFailure.STALLED);
    } catch (IllegalArgumentException e) {
      // An address that is none, or a key that no header can hold.
      throw new EngineException(EngineFailure.BAD_REQUEST);
    } catch (InterruptedException e) {
      session.close();
      throw e;
    }
  }

  private static URI endpoint(URI base) {
    String text = base.toString();
    return URI.create(
        text.endsWith("/") ? text.substring(0, text.length() - 1) + PATH : text + PATH);
  }

  private static EngineFailure failure(@Nullable Throwable cause) {
    return switch (cause) {
      case EngineException known -> known.failure();
      case WebSocketHandshakeException refused ->
          GeminiClose.ofStatus(refused.getResponse().statusCode());
      case null, default -> EngineFailure.NETWORK;
    };
  }
}
