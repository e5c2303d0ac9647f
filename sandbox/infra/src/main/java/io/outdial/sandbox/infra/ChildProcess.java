package io.outdial.sandbox.infra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that never outlives the JVM that started it, not even when that JVM gets SIGKILL.
 *
 * <p>Between the two stands a small shell that watches its standard input, a pipe from this JVM.
 * When the pipe closes, by {@link #close()} or because this JVM is gone, the shell stops the
 * program: politely first, by SIGKILL when the grace is over. The program's output goes to a log
 * file; its standard input is that same pipe, where nothing comes but the end.
 */
public final class ChildProcess implements AutoCloseable {

  // The program leads a session of its own where possible: Ctrl-C in a terminal then reaches only
  // the launcher, which stops its children in order. "trap :" keeps the guard alive meanwhile.
  private static final String GUARD =
      """
      log=$1 stopSignal=$2 graceTenths=$3
      shift 3
      trap : INT TERM HUP
      exec 3<&0
      own=
      command -v setsid >/dev/null && own=setsid
      $own "$@" <&3 >>"$log" 2>&1 3<&- &
      child=$!
      echo "$child"
      (
        while read -r _ <&3; do :; done
        kill -s "$stopSignal" "$child"
        while [ "$graceTenths" -gt 0 ] && kill -0 "$child"; do
          graceTenths=$((graceTenths - 1))
          sleep 0.1
        done
        kill -s KILL "$child"
      ) >/dev/null 2>&1 &
      watcher=$!
      wait "$child"
      status=$?
      while kill -0 "$child" 2>/dev/null; do
        wait "$child"
        status=$?
      done
      kill -s KILL "$watcher" 2>/dev/null
      exit "$status"
      """;

  private static final Duration GUARD_SLACK = Duration.ofSeconds(5);

  private final Process guard;
  private final ProcessHandle program;
  private final Path log;
  private final Duration grace;

  private ChildProcess(Process guard, ProcessHandle program, Path log, Duration grace) {
    this.guard = guard;
    this.program = program;
    this.log = log;
    this.grace = grace;
  }

  /**
   * What to start and how to stop it.
   *
   * @param command the program and its arguments
   * @param environment added to this JVM's environment
   * @param workingDir where the program runs; null for this JVM's
   * @param log gets the program's output, appended
   * @param stopSignal the polite one, for example {@code TERM}
   * @param grace how long after it SIGKILL follows
   */
  public record Command(
      List<String> command,
      Map<String, String> environment,
      @org.jspecify.annotations.Nullable Path workingDir,
      Path log,
      String stopSignal,
      Duration grace) {

    public Command {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    /** Stopped by SIGTERM, with ten seconds of grace. */
    public Command(List<String> command, Map<String, String> environment, Path log) {
      this(command, environment, null, log, "TERM", Duration.ofSeconds(10));
    }

    /** Leaves the environment out: it holds secrets. */
    @Override
    public String toString() {
      return "Command[" + command.getFirst() + ", log=" + log + "]";
    }
  }

  /**
   * Starts the program.
   *
   * @throws UncheckedIOException when there is no shell, or the log's folder cannot be made
   */
  public static ChildProcess start(Command command) {
    try {
      Files.createDirectories(command.log().toAbsolutePath().getParent());
      var builder = new ProcessBuilder(guarded(command));
      builder.environment().putAll(command.environment());
      if (command.workingDir() != null) {
        builder.directory(command.workingDir().toFile());
      }
      var guard = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new ChildProcess(guard, program(guard), command.log(), command.grace());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  private static List<String> guarded(Command command) {
    var all =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                GUARD,
                "guard",
                command.log().toAbsolutePath().toString(),
                command.stopSignal(),
                Long.toString(command.grace().toMillis() / 100)));
    all.addAll(command.command());
    return all;
  }

  private static ProcessHandle program(Process guard) throws IOException {
    var line = new BufferedReader(guard.inputReader(StandardCharsets.US_ASCII)).readLine();
    if (line == null) {
      throw new IOException("the guard shell ended at once");
    }
    return ProcessHandle.of(Long.parseLong(line)).orElse(guard.toHandle());
  }

  /** The process id of the program itself. */
  public long pid() {
    return program.pid();
  }

  /** Where the program's output goes. */
  public Path log() {
    return log;
  }

  public boolean isAlive() {
    return guard.isAlive();
  }

  /** Completes with the exit status when the program is gone; 128 + n after signal n. */
  public CompletableFuture<Integer> onExit() {
    return guard.onExit().thenApply(Process::exitValue);
  }

  /** Kills the program at once, as a crash would. */
  public void kill() {
    program.destroyForcibly();
    awaitGuard();
  }

  /** Stops the program: the stop signal, SIGKILL after the grace. Returns when it is gone. */
  @Override
  public void close() {
    try {
      guard.outputWriter(StandardCharsets.US_ASCII).close();
    } catch (IOException alreadyClosed) {
      // The pipe is closed, which is all that was wanted.
    }
    awaitGuard();
  }

  private void awaitGuard() {
    try {
      if (!guard.waitFor(grace.plus(GUARD_SLACK).toMillis(), TimeUnit.MILLISECONDS)) {
        program.destroyForcibly();
        guard.destroyForcibly();
      }
    } catch (InterruptedException e) {
      program.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
