package io.outdial.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The root script finds a JDK 25; {@code outdial jdk} prints which. */
class ScriptTest {

  @TempDir Path machine;
  private Path script;

  @BeforeEach
  void findScript() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("outdial"))) {
      folder = folder.getParent();
    }
    script = folder.resolve("outdial");
  }

  @Test
  void javaHomeWinsOverTheUsualPlaces() throws Exception {
    // Given
    var home = jdk("home", "25.0.3");
    jdk("places/other", "25.0.1");

    // When
    var run = run(Map.of("JAVA_HOME", home.toString()));

    // Then
    assertThat(run).isEqualTo(new Run(0, home.toString()));
  }

  @Test
  void anOlderJavaHomeIsPassedOverForANewerJdkElsewhere() throws Exception {
    // Given
    var home = jdk("home", "17.0.15");
    jdk("places/jdk-21", "21.0.2");
    var wanted = jdk("places/jdk-25", "25");

    // When
    var run = run(Map.of("JAVA_HOME", home.toString()));

    // Then
    assertThat(run).isEqualTo(new Run(0, wanted.toString()));
  }

  @Test
  void aJreWithoutCompilerIsNoJdk() throws Exception {
    // Given
    var jre = jdk("places/jre-25", "25");
    Files.delete(jre.resolve("bin/javac"));

    // When
    var run = run(Map.of());

    // Then
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void whenThereIsNoneOneLineSaysWhatToInstall() throws Exception {
    // When
    var run = run(Map.of());

    // Then
    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "outdial needs a JDK 25: install one, for example Temurin 25, or set JAVA_HOME to"
                    + " it"));
  }

  @Test
  void helpNamesEveryCommandAndNeedsNoJdk() throws Exception {
    // When
    var run = run("--help", Map.of());

    // Then
    assertThat(run.status()).isZero();
    assertThat(Outdial.commandLine().getSubcommands().keySet())
        .isNotEmpty()
        .allSatisfy(command -> assertThat(run.output()).contains("\n  " + command + " "));
  }

  private Path jdk(String name, String version) throws IOException {
    var home = machine.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    var javac = Files.writeString(home.resolve("bin/javac"), "#!/bin/sh\n");
    assertThat(javac.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  // With only a few programs on the path, so that no JDK of this machine is found by way of it.
  private Run run(Map<String, String> environment) throws Exception {
    return run("jdk", environment);
  }

  private Run run(String argument, Map<String, String> environment) throws Exception {
    var programs = Files.createDirectories(machine.resolve("programs"));
    for (var program : new String[] {"sh", "dirname", "readlink", "sed", "cat"}) {
      var wrapper = "#!/bin/sh\nexec " + which(program) + " \"$@\"\n";
      var file = Files.writeString(programs.resolve(program), wrapper);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    var builder =
        new ProcessBuilder("/bin/sh", script.toString(), argument).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", programs.toString());
    builder.environment().put("HOME", machine.toString());
    builder.environment().put("OUTDIAL_JDK_PLACES", machine.resolve("places").toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), output);
  }

  private static Path which(String program) {
    return java.util.stream.Stream.of("/bin", "/usr/bin", "/usr/local/bin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private record Run(int status, String output) {}
}
