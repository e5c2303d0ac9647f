package io.outdial.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** SIPp as the caller: a stack that is not ours, run once per scenario. */
final class Sipp {

  private static final int TIMEOUT_SECONDS = 20;

  private final Path folder;
  private final InetSocketAddress carrier;

  Sipp(Path folder, InetSocketAddress carrier) {
    this.folder = folder;
    this.carrier = carrier;
  }

  /**
   * Where SIPp is missing its tests are skipped, except in continuous integration, where they fail.
   */
  static void assumeInstalled() {
    boolean mandatory = "true".equals(System.getenv("CI"));
    assumeTrue(mandatory || isInstalled(), "sipp is not installed: its tests are skipped");
  }

  private static boolean isInstalled() {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sipp")));
  }

  /** Places one call and fails unless every step of the scenario happened. */
  void call(String number, String scenario, Map<String, String> values)
      throws IOException, InterruptedException {
    Path output = folder.resolve(scenario + ".out");
    Process sipp =
        new ProcessBuilder(command(number, scenario, values))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(sipp.waitFor(2L * TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(sipp.exitValue()).as(() -> read(output)).isZero();
    } finally {
      sipp.destroyForcibly();
    }
  }

  private List<String> command(String number, String scenario, Map<String, String> values)
      throws IOException {
    String address = carrier.getAddress().getHostAddress() + ":" + carrier.getPort();
    return List.of(
        "sipp",
        address,
        "-sf",
        written(scenario, values).toString(),
        "-s",
        number,
        "-i",
        "127.0.0.1",
        "-m",
        "1",
        "-l",
        "1",
        "-nostdin",
        "-trace_err",
        "-timeout",
        TIMEOUT_SECONDS + "s",
        "-timeout_error");
  }

  private Path written(String scenario, Map<String, String> values) throws IOException {
    try (var resource = Sipp.class.getResourceAsStream("/sipp/" + scenario)) {
      String xml = new String(resource.readAllBytes());
      for (var value : values.entrySet()) {
        xml = xml.replace("@" + value.getKey() + "@", value.getValue());
      }
      return Files.writeString(folder.resolve(scenario), xml);
    }
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
