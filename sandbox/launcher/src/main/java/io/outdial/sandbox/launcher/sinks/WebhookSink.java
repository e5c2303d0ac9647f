package io.outdial.sandbox.launcher.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A webhook receiver on a free port of 127.0.0.1, as an integrator would write it: it verifies the
 * signature over the raw body first (401 when bad) and reads the event then (204).
 *
 * <p>{@code GET /webhook} lists what arrived, {@code GET /mails} what the mail sink got.
 */
public final class WebhookSink implements AutoCloseable {

  private static final int WEBHOOKS_MAX = 10_000;
  private static final int BODY_BYTES_MAX = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Inbox<ReceivedWebhook> inbox = new Inbox<>(WEBHOOKS_MAX);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final String secret;

  private WebhookSink(HttpServer server, String secret) {
    this.server = server;
    this.secret = secret;
  }

  /**
   * Starts to listen.
   *
   * @param secret the subscription's, which signs every body
   * @param mails listed at {@code /mails}
   */
  public static WebhookSink start(String secret, Inbox<ReceivedMail> mails) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var sink = new WebhookSink(HttpServer.create(address, 0), secret);
      sink.server.setExecutor(sink.threads);
      sink.route("/webhook", sink::webhook);
      sink.route("/mails", exchange -> list(exchange, mails));
      sink.server.start();
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException("the webhook sink cannot listen", e);
    }
  }

  /** Where webhooks go, and where they are listed. */
  public URI webhookUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
  }

  /** Where mails are listed. */
  public URI mailsUrl() {
    return webhookUrl().resolve("/mails");
  }

  /** What arrived so far, bad signatures included. */
  public Inbox<ReceivedWebhook> inbox() {
    return inbox;
  }

  private void route(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private void webhook(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "POST" -> exchange.sendResponseHeaders(receive(exchange), -1);
      case "GET" -> list(exchange, inbox);
      default -> exchange.sendResponseHeaders(405, -1);
    }
  }

  private int receive(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      return 413;
    }
    var signature = exchange.getRequestHeaders().getFirst(Signature.HEADER);
    if (!Signature.matches(secret, body, signature)) {
      inbox.add(new ReceivedWebhook(Instant.now(), "", "", false, null));
      return 401;
    }
    return take(body);
  }

  private int take(byte[] body) {
    JsonNode event;
    try {
      event = JSON.readTree(body);
    } catch (IOException e) {
      return 400;
    }
    var type = event.path("type").asText();
    var callId = event.path("data").path("callId").asText();
    inbox.add(new ReceivedWebhook(Instant.now(), type, callId, true, event));
    return 204;
  }

  private static void list(HttpExchange exchange, Inbox<?> inbox) throws IOException {
    var json = JSON.writeValueAsBytes(inbox.all());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, json.length);
    exchange.getResponseBody().write(json);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
