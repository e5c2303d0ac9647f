package io.outdial.sandbox.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path repository;

  @Test
  void itIsReadableByItsOwnerOnlyAndGoneAfterTheRun() throws IOException {
    // Given
    var folder = RunFolder.create(repository);
    var secret = folder.write("sealing/secret", "s");
    var permissions = Files.getPosixFilePermissions(secret.getParent().getParent());

    // When
    folder.delete();

    // Then
    assertThat(permissions).allMatch(permission -> permission.name().startsWith("OWNER_"));
    assertThat(repository.resolve(".outdial")).isEmptyDirectory();
  }

  @Test
  void theLogsOfAFailureStayAndReplaceThoseOfTheLast() throws IOException {
    // Given
    for (var words : List.of("first", "second")) {
      var folder = RunFolder.create(repository);
      folder.write("logs/api-gateway.log", words);
      folder.keepLogs();
      folder.delete();
    }

    // When
    var kept = repository.resolve(".outdial/last-failure/api-gateway.log");

    // Then
    assertThat(kept).hasContent("second");
  }

  @Test
  void theFolderOfARunThatWasKilledGoesWithTheNextRunButALivingOnesStays() throws Exception {
    // Given
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    var root = Files.createDirectories(repository.resolve(".outdial"));
    var orphan = Files.createDirectories(root.resolve("run-" + dead.pid() + "-1/sealing"));
    var living = RunFolder.create(repository);

    // When
    var next = RunFolder.create(repository);

    // Then
    assertThat(orphan.getParent()).doesNotExist();
    assertThat(living.resolve("")).isDirectory();
    assertThat(next.resolve("")).isDirectory();
  }
}
