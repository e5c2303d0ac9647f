package io.outdial.sandbox.launcher;

import io.outdial.sandbox.launcher.stack.Stack;
import io.outdial.sandbox.launcher.stack.StackOptions;
import io.outdial.sandbox.launcher.stack.Teardown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.logging.LogManager;

/** A stack for as long as a command runs, which Ctrl-C or SIGTERM stops in order. */
final class Session implements AutoCloseable {

  private final Teardown teardown = new Teardown();
  private final PrintStream out;
  private volatile boolean ended;

  /**
   * @param out for progress
   * @param afterSignal what to do when a signal has stopped everything
   */
  Session(PrintStream out, Runnable afterSignal) {
    this.out = out;
    // Logs go to a file in the stack's folder; the terminal is for progress.
    LogManager.getLogManager().reset();
    var hook = new Thread(() -> stopOnSignal(afterSignal), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  // The hook also runs when the command ends by itself, after close.
  private void stopOnSignal(Runnable afterSignal) {
    if (!ended) {
      teardown.close();
      afterSignal.run();
    }
  }

  Stack start(StackOptions options) {
    return Stack.start(options, this::ready, teardown);
  }

  private void ready(String part, Duration took) {
    progress("%s ready (%.1f s)".formatted(part, took.toMillis() / 1000.0));
  }

  void progress(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    ended = true;
    teardown.close();
  }
}
