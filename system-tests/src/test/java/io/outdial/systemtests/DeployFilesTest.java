package io.outdial.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.Topic;
import io.outdial.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

/** The compose file and what it builds agree with the code. */
class DeployFilesTest {

  static final List<String> services = Repository.SERVICES;

  private final Path root = Repository.root();

  @ParameterizedTest
  @FieldSource("services")
  void everyServiceIsBuiltFromItsOwnPackagedJar(String service) throws IOException {
    // When
    Map<String, Object> build = map(map(map(compose(), "services"), service), "build");

    // Then
    assertThat(map(build, "args")).containsEntry("SERVICE", service);
    assertThat(root.resolve((String) build.get("dockerfile"))).exists();
    assertThat(root.resolve(service).resolve("pom.xml")).exists();
    assertThat(Files.readString(root.resolve(".dockerignore"))).contains("!*/target/quarkus-app");
  }

  @Test
  void theImageRunsAsNobodyAndItsJvmGetsTheSignals() throws IOException {
    // When
    List<String> dockerfile = Files.readAllLines(root.resolve("deploy/docker/Dockerfile"));

    // Then
    assertThat(dockerfile).contains("USER 10001");
    assertThat(dockerfile).contains("ENTRYPOINT [\"java\", \"-jar\", \"quarkus-run.jar\"]");
    assertThat(dockerfile).anyMatch(line -> line.startsWith("FROM ") && line.contains("25-jre"));
    assertThat(dockerfile).noneMatch(line -> line.contains("latest"));
  }

  @Test
  void topicsAreCreatedAsTheContractSays() throws IOException {
    // Given
    var line = Pattern.compile("(?m)^(outdial\\.\\S+) (\\d+) (delete|compact)$");

    // When
    List<String> created =
        line.matcher(Files.readString(root.resolve("deploy/compose/topics.sh")))
            .results()
            .map(match -> match.group())
            .toList();

    // Then
    assertThat(created)
        .containsExactlyInAnyOrderElementsOf(
            Topics.all().stream().map(DeployFilesTest::asLine).toList());
  }

  @Test
  void everyDatabaseThatAServiceAsksForIsCreated() throws IOException {
    // Given
    var url = Pattern.compile("jdbc:postgresql://database:5432/(\\w+)");

    // When
    String sql = Files.readString(root.resolve("deploy/compose/databases.sql"));

    // Then
    assertThat(url.matcher(text()).results().map(match -> match.group(1)))
        .hasSize(4)
        .allSatisfy(name -> assertThat(sql).contains("create database " + name + ";"));
  }

  @ParameterizedTest
  @FieldSource("services")
  void aServiceMountsNoOthersPrivateKeyset(String service) throws IOException {
    // Given
    Map<String, String> reader =
        Map.of(
            "api-gateway", "gateway",
            "sip-dialer", "dialer",
            "media-bridge", "bridge",
            "webhook-dispatcher", "dispatcher");

    // When
    List<String> mounted =
        Pattern.compile("secrets/(\\w+)\\.private\\.json")
            .matcher(String.valueOf(map(map(compose(), "services"), service).get("volumes")))
            .results()
            .map(match -> match.group(1))
            .toList();

    // Then
    assertThat(mounted)
        .isEqualTo(reader.containsKey(service) ? List.of(reader.get(service)) : List.of());
  }

  private static String asLine(Topic<?> topic) {
    return topic.name() + " " + topic.partitions() + (topic.compacted() ? " compact" : " delete");
  }

  private Map<String, Object> compose() throws IOException {
    return new Yaml().load(text());
  }

  private String text() throws IOException {
    return Files.readString(root.resolve("docker-compose.yml"));
  }

  @SuppressWarnings("unchecked") // YAML maps have string keys here, or the test fails
  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return (Map<String, Object>) parent.get(key);
  }
}
