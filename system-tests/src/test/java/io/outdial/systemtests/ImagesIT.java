package io.outdial.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Each image is built and starts as far as its settings allow. Needs a Docker engine. */
class ImagesIT {

  static final List<String> services = Repository.SERVICES;

  @BeforeEach
  void anEngineIsThere() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(), "needs a Docker engine: none here");
  }

  @ParameterizedTest
  @FieldSource("services")
  void theImageStartsItsServiceAsAnUnprivilegedUser(String service) {
    // Given
    try (var container = new GenericContainer<>(image(service))) {
      container
          .withCreateContainerCmdModifier(
              command -> command.withEntrypoint("sh", "-c", "id -u && ls quarkus-run.jar"))
          .waitingFor(Wait.forLogMessage(".*quarkus-run.jar.*", 1))
          .withStartupTimeout(Duration.ofMinutes(2));

      // When
      container.start();

      // Then
      assertThat(container.getLogs(OutputFrame.OutputType.STDOUT))
          .contains("10001")
          .contains("quarkus-run.jar");
    }
  }

  private static ImageFromDockerfile image(String service) {
    Path root = Repository.root();
    return new ImageFromDockerfile("outdial-test/" + service)
        .withFileFromPath(
            service + "/target/quarkus-app", root.resolve(service).resolve("target/quarkus-app"))
        .withFileFromPath("Dockerfile", root.resolve("deploy/docker/Dockerfile"))
        .withBuildArg("SERVICE", service);
  }
}
