package io.outdial.sandbox.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChildProcessTest {

  @TempDir Path folder;

  @Test
  void theProgramGetsItsEnvironmentAndItsOutputGoesToTheLog() throws IOException {
    // Given
    var log = folder.resolve("logs/child.log");

    // When
    int status;
    try (var child = ChildProcess.start(shell("echo $GREETING; echo $1 >&2; exit 7", log))) {
      status = child.onExit().join();
    }

    // Then
    assertThat(status).isEqualTo(7);
    assertThat(Files.readAllLines(log)).containsExactly("bonjour", "first argument");
  }

  @Test
  void theStopSignalIsHeard() throws IOException {
    // Given
    var log = folder.resolve("child.log");
    var child =
        ChildProcess.start(
            shell("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done", log));
    await().until(() -> Files.exists(log) && Files.readString(log).contains("up"));

    // When
    child.close();

    // Then
    assertThat(Files.readAllLines(log)).containsExactly("up", "bye");
    assertThat(Processes.isRunning(child.pid())).isFalse();
  }

  @Test
  void aProgramThatIgnoresTheStopSignalIsKilledWhenTheGraceIsOver() throws IOException {
    // Given
    var log = folder.resolve("child.log");
    var stubborn =
        new ChildProcess.Command(
            List.of("sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.05; done"),
            Map.of(),
            null,
            log,
            "TERM",
            Duration.ofMillis(300));
    var child = ChildProcess.start(stubborn);
    await().until(() -> Files.exists(log) && Files.readString(log).contains("up"));

    // When
    child.close();

    // Then
    assertThat(child.onExit().join()).isEqualTo(128 + 9);
    assertThat(Processes.isRunning(child.pid())).isFalse();
  }

  @Test
  void aCommandThatDoesNotExistSaysSoInTheLog() throws IOException {
    // Given
    var log = folder.resolve("child.log");
    var command = new ChildProcess.Command(List.of("/no/such/program"), Map.of(), log);

    // When
    int status;
    try (var child = ChildProcess.start(command)) {
      status = child.onExit().join();
    }

    // Then
    assertThat(status).isEqualTo(127);
    assertThat(Files.readString(log)).contains("/no/such/program");
  }

  @Test
  void whenTheParentGetsSigkillNothingIsLeft() throws IOException {
    // Given
    var parent = jvm(OrphanMaker.class, folder.toString());
    List<Long> pids;
    try (var output = new BufferedReader(parent.inputReader())) {
      pids = List.of(next(output), next(output));
      assertThat(pids).allMatch(Processes::isRunning);

      // When
      parent.destroyForcibly();

      // Then
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(pids).noneMatch(Processes::isRunning));
    }
  }

  private static long next(BufferedReader output) throws IOException {
    return Long.parseLong(output.readLine());
  }

  private static Process jvm(Class<?> main, String argument) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            argument)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ChildProcess.Command shell(String script, Path log) {
    return new ChildProcess.Command(
        List.of("sh", "-c", script, "sh", "first argument"), Map.of("GREETING", "bonjour"), log);
  }
}
