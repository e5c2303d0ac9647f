package io.outdial.sandbox.launcher.stack;

import io.outdial.events.sealing.SealingKeys;
import io.outdial.sandbox.infra.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/** One run's folder below {@code .outdial}, readable by its owner only; gone when the run is. */
final class RunFolder {

  private static final Pattern NAME = Pattern.compile("run-([0-9]+)-[0-9]+");

  private final Path root;
  private final Path folder;

  private RunFolder(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  static RunFolder create(Path repository) {
    var root = repository.resolve(".outdial");
    try {
      Files.createDirectories(root);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      deleteOrphans(root);
      var prefix = "run-" + ProcessHandle.current().pid() + "-";
      var folder = Files.createTempDirectory(root, prefix, ownerOnly);
      return new RunFolder(root, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder below " + root, e);
    }
  }

  // SIGKILL leaves a folder behind, and secrets in it.
  private static void deleteOrphans(Path root) throws IOException {
    try (var folders = Files.list(root)) {
      folders.filter(RunFolder::isOrphan).forEach(Folders::delete);
    }
  }

  private static boolean isOrphan(Path folder) {
    var name = NAME.matcher(folder.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  Path logs() {
    return folder.resolve("logs");
  }

  /** Outlives the run: PostgreSQL's programs need not be unpacked each time. */
  Path cache() {
    return root.resolve("postgres");
  }

  Path write(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  /** Makes a key pair for each owner: {@code sealing/<owner>.public} and {@code .private}. */
  void writeSealingKeys(List<String> owners) {
    for (var owner : owners) {
      var keys = SealingKeys.generate();
      write("sealing/" + owner + ".public", keys.publicKeyset());
      write("sealing/" + owner + ".private", keys.privateKeyset());
    }
  }

  Path sealingKey(String owner, String half) {
    return folder.resolve("sealing").resolve(owner + "." + half);
  }

  /** Keeps the logs of a run that failed where the next failure will replace them. */
  Path keepLogs() {
    var kept = root.resolve("last-failure");
    try {
      Folders.delete(kept);
      Files.createDirectories(logs());
      return Files.move(logs(), kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the logs in " + kept, e);
    }
  }

  void delete() {
    Folders.delete(folder);
  }
}
