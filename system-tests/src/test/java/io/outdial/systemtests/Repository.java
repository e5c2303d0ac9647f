package io.outdial.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the repository is, seen from a test. */
final class Repository {

  static final List<String> SERVICES =
      List.of(
          "api-gateway",
          "call-scheduler",
          "sip-dialer",
          "media-bridge",
          "webhook-dispatcher",
          "transcript-store");

  private Repository() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker-compose.yml"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
