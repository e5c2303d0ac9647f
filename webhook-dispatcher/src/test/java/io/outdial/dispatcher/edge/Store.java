package io.outdial.dispatcher.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the transcript store's one endpoint, as the contract words it. */
final class Store implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, String> files = new ConcurrentHashMap<>();

  Store(URI url) throws IOException {
    server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
    server.createContext("/internal/transcripts/", this::handle);
    server.start();
  }

  void put(String tenant, String file, String text) {
    files.put("/internal/transcripts/" + tenant + "/" + file, text);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    String text = files.get(exchange.getRequestURI().getPath());
    if (!"Bearer test-service-token".equals(token)) {
      exchange.sendResponseHeaders(401, -1);
    } else if (text == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      byte[] bytes = text.getBytes(UTF_8);
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
