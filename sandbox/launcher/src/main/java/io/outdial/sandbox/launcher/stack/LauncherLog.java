package io.outdial.sandbox.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What this JVM logs while a stack runs in it, in a file beside the services' logs. */
final class LauncherLog implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  // Kept, for a level that was set on a logger nobody holds is forgotten with it.
  private static final List<Logger> TALKATIVE =
      List.of(
          Logger.getLogger("kafka"),
          Logger.getLogger("org.apache.kafka"),
          Logger.getLogger("state.change.logger"));

  private final FileHandler file;

  private LauncherLog(FileHandler file) {
    this.file = file;
  }

  static LauncherLog open(Path folder) {
    try {
      Files.createDirectories(folder);
      var file = new FileHandler(folder.resolve("launcher.log").toString());
      file.setFormatter(new SimpleFormatter());
      TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
      ROOT.addHandler(file);
      return new LauncherLog(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot log to " + folder, e);
    }
  }

  @Override
  public void close() {
    ROOT.removeHandler(file);
    file.close();
  }
}
