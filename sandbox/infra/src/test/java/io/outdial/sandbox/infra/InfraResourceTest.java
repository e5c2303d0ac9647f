package io.outdial.sandbox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InfraResourceTest {

  @Test
  void aServiceWithADatabaseGetsAllTopicsAndAnEmptyDatabase() throws Exception {
    // Given
    var resource = new InfraResource();
    try {
      resource.init(Map.of());

      // When
      var config = resource.start();

      // Then
      try (var admin =
          Admin.create(Map.of("bootstrap.servers", config.get("kafka.bootstrap.servers")))) {
        assertThat(admin.listTopics().names().get())
            .containsExactlyInAnyOrderElementsOf(
                OutdialTopics.all().stream().map(TopicSpec::name).toList());
      }
      try (var connection =
          DriverManager.getConnection(
              config.get("quarkus.datasource.jdbc.url"),
              config.get("quarkus.datasource.username"),
              config.get("quarkus.datasource.password"))) {
        assertThat(connection.getMetaData().getTables(null, "public", "%", null).next()).isFalse();
      }
      assertThat(config.get("quarkus.datasource.reactive.url"))
          .startsWith("postgresql://127.0.0.1:");
    } finally {
      resource.stop();
    }
  }

  @Test
  void aServiceWithoutADatabaseGetsNoDatasourceKeys() {
    // Given
    var resource = new InfraResource();
    try {
      resource.init(Map.of("database", "false"));

      // When
      var config = resource.start();

      // Then
      assertThat(config).containsOnlyKeys("kafka.bootstrap.servers");
    } finally {
      resource.stop();
    }
  }
}
