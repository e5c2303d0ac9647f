package io.outdial.sandbox.launcher.stack;

import io.outdial.sandbox.infra.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits until a child process serves. */
final class Health {

  private static final Duration LIMIT = Duration.ofSeconds(240);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LAST_LINES = 15;

  private Health() {}

  /**
   * Waits until {@code /q/health/ready} says yes.
   *
   * @throws StackException when the process ends, or takes too long; with the end of its log
   */
  static void awaitReady(String name, ChildProcess process, int port) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      await(name, process, () -> answersOk(client, request));
    }
  }

  /** Waits until the condition holds; ends as {@link #awaitReady} does. */
  static void await(String name, ChildProcess process, BooleanSupplier ready) {
    var deadline = Instant.now().plus(LIMIT);
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new StackException(name + " ended while it started:\n" + lastWords(process));
      }
      if (Instant.now().isAfter(deadline)) {
        throw new StackException(
            "%s is not ready after %d s:%n%s"
                .formatted(name, LIMIT.toSeconds(), lastWords(process)));
      }
      pause(name);
    }
  }

  private static boolean answersOk(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause(String name) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while " + name + " started", e);
    }
  }

  private static String lastWords(ChildProcess process) {
    try (var lines = Files.lines(process.log())) {
      var all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }
}
