package io.outdial.dispatcher.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An integrator's receiver: a real HTTP server that records what it gets. */
final class Receiver implements AutoCloseable {

  /** Answers with the status code of the n-th request, n counted from 1; 0: not at all. */
  interface Behaviour {
    int statusOf(int request);
  }

  record Got(
      String method,
      String id,
      String timestamp,
      String signature,
      String event,
      String contentType,
      byte[] body,
      Instant at) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Got> requests = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Behaviour behaviour;

  Receiver(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static Receiver accepting() throws IOException {
    return new Receiver(_ -> 204);
  }

  static Receiver hanging() throws IOException {
    return new Receiver(_ -> 0);
  }

  URI url() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=t0ps3cret");
  }

  /** The next request, or null when none comes in time. */
  Got next(Duration limit) throws InterruptedException {
    return requests.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  int count() {
    return count.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int number = count.incrementAndGet();
    var headers = exchange.getRequestHeaders();
    requests.add(
        new Got(
            exchange.getRequestMethod(),
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("X-CodeB-Signature"),
            headers.getFirst("X-CodeB-Event"),
            headers.getFirst("Content-Type"),
            exchange.getRequestBody().readAllBytes(),
            Instant.now()));
    answer(exchange, behaviour.statusOf(number));
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    if (status == 0) {
      awaitClosed();
    } else if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url().toString());
    }
    exchange.sendResponseHeaders(status == 0 ? 503 : status, -1);
    exchange.close();
  }

  private void awaitClosed() {
    try {
      closed.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
