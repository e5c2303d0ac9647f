package io.outdial.bridge.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.SealContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway as far as a bridge sees it: it hands out sealed engine keys. */
public final class Gateway implements AutoCloseable {

  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final List<Integer> troubles = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public Gateway(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Keeps a call's key, sealed to the holder of the keyset's private half. */
  public void seal(TenantId tenant, CallId callId, String key, String publicKeyset) {
    var sealed = Seal.ofPublicKeyset(publicKeyset).seal(key, SealContext.engineKey(tenant, callId));
    hold(tenant, callId, "{\"sealed\":\"" + sealed.ciphertext() + "\"}");
  }

  /** Keeps an answer as it is. */
  public void hold(TenantId tenant, CallId callId, String body) {
    bodies.put(path(tenant, callId), body);
  }

  /** Hands out one call's key as another's. */
  public void copy(TenantId tenant, CallId from, CallId to) {
    bodies.put(path(tenant, to), bodies.get(path(tenant, from)));
  }

  private static String path(TenantId tenant, CallId callId) {
    return "/internal/engine-keys/" + tenant.host() + "/" + callId.value();
  }

  /** Its next answer is this status. */
  public void failOnce(int status) {
    troubles.add(status);
  }

  public List<String> authorizations() {
    return authorizations;
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    String body = bodies.get(exchange.getRequestURI().getPath());
    if (!troubles.isEmpty()) {
      exchange.sendResponseHeaders(troubles.removeFirst(), -1);
    } else if (body == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
