package io.outdial.sandbox.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How root runs a program that refuses root, as PostgreSQL does.
 *
 * <p>First choice is a user namespace, which changes nothing on disk; where those are switched off,
 * the user id 65534 ("nobody"), who then must own the files.
 */
final class Unprivileged {

  private static final int NOBODY = 65534;
  private static final List<String> NAMESPACE = List.of("unshare", "-U");
  private static final List<String> OTHER_USER =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");

  private Unprivileged() {}

  /** What to put before a command; nothing for an ordinary user. */
  static List<String> prefix() {
    if (!isRoot()) {
      return List.of();
    }
    return Stream.of(NAMESPACE, OTHER_USER)
        .filter(Unprivileged::works)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "PostgreSQL refuses root, and neither unshare nor setpriv works here"));
  }

  /** Hands files over to the user whom the prefix runs as. */
  static void give(List<String> prefix, List<Path> files) throws IOException {
    if (!prefix.equals(OTHER_USER)) {
      return;
    }
    for (var file : files) {
      Files.setAttribute(file, "unix:uid", NOBODY);
      Files.setAttribute(file, "unix:gid", NOBODY);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static boolean works(List<String> prefix) {
    try {
      var command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
      var process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
