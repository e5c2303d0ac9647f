package io.outdial.sandbox.launcher.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** What this JVM logs while a stack runs in it, in a file beside the services' logs. */
final class LauncherLog extends StreamHandler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  // Kept, for a level that was set on a logger nobody holds is forgotten with it.
  private static final List<Logger> TALKATIVE =
      List.of(
          Logger.getLogger("kafka"),
          Logger.getLogger("org.apache.kafka"),
          Logger.getLogger("state.change.logger"));

  private LauncherLog(OutputStream file) {
    super(file, new SimpleFormatter());
  }

  static LauncherLog open(Path folder) {
    try {
      Files.createDirectories(folder);
      var log = new LauncherLog(Files.newOutputStream(folder.resolve("launcher.log")));
      TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
      ROOT.addHandler(log);
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot log to " + folder, e);
    }
  }

  // Whoever reads the file after a crash wants the last words too.
  @Override
  public synchronized void publish(LogRecord message) {
    super.publish(message);
    flush();
  }

  @Override
  public synchronized void close() {
    ROOT.removeHandler(this);
    super.close();
  }
}
