package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One SIPp process that plays one scenario of {@code src/test/resources/sipp} once. */
final class Sipp implements AutoCloseable {

  private static final Path BINARY = Path.of("/usr/bin/sipp");
  private static final int LIMIT_SECONDS = 40;

  private final Process process;
  private final List<Path> files;
  private final String scenario;
  private final int port;

  private Sipp(Process process, List<Path> files, String scenario, int port) {
    this.process = process;
    this.files = files;
    this.scenario = scenario;
    this.port = port;
  }

  /** Skips the test where SIPp is not installed, but not in CI: there it must be. */
  static void mustBeInstalled() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(BINARY).as("SIPp (package sip-tester)").isExecutable();
    }
    assumeTrue(Files.isExecutable(BINARY), "SIPp is not installed (package sip-tester)");
  }

  /** Answers a call as the scenario says. */
  static Sipp answering(String scenario, String... arguments) {
    return bound(start(scenario, 0, List.of(arguments)));
  }

  /** The same, with the status in the scenario's place for it. */
  static Sipp refusing(String scenario, int status) {
    return bound(start(scenario, status, List.of()));
  }

  private static Sipp bound(Sipp sipp) {
    await().atMost(Duration.ofSeconds(20)).until(() -> isBound(sipp.port));
    return sipp;
  }

  /** Calls somebody as the scenario says. */
  static Sipp calling(String scenario, int port) {
    return start(scenario, 0, List.of("127.0.0.1:" + port));
  }

  private static Sipp start(String scenario, int status, List<String> arguments) {
    try {
      int port = freePort();
      Path errors = Files.createTempFile("sipp-" + scenario, ".log");
      Path file = Files.createTempFile("sipp-" + scenario, ".xml");
      Files.writeString(file, text(scenario).replace("__STATUS__", String.valueOf(status)));
      var command =
          new ArrayList<>(
              List.of(
                  BINARY.toString(),
                  "-sf",
                  file.toString(),
                  "-i",
                  "127.0.0.1",
                  "-p",
                  String.valueOf(port),
                  "-m",
                  "1",
                  "-nostdin",
                  "-timeout",
                  LIMIT_SECONDS + "s",
                  "-timeout_error",
                  "-deadcall_wait",
                  "0",
                  // A busy machine repeats requests; what is missing still fails the scenario.
                  "-default_behaviors",
                  "all,-abortunexp",
                  "-trace_err",
                  "-error_file",
                  errors.toString()));
      command.addAll(arguments);
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putIfAbsent("TERM", "dumb");
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      return new Sipp(builder.start(), List.of(errors, file), scenario, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String scenario) throws IOException {
    try (var stream = Sipp.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static int freePort() {
    try (var socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBound(int port) {
    try (var _ = new DatagramSocket(new InetSocketAddress("127.0.0.1", port));
        var _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  int port() {
    return port;
  }

  /** The scenario was played to its end, as written. */
  void assertPlayed() throws Exception {
    assertThat(process.waitFor(LIMIT_SECONDS + 5, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as(
            "exit value of scenario %s, which wrote: %s",
            scenario, Files.readString(files.getFirst()))
        .isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
