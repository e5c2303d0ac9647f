package io.outdial.sandbox.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KafkaBrokerTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAlsoAfterARestartOnTheSameFolder() {
    // Given
    var calls = new TopicSpec("calls", 3, false);
    int port;
    try (var broker = KafkaBroker.start(folder, List.of(calls));
        var writer = new TopicWriter(broker.bootstrapServers())) {
      port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
      writer.write("calls", "oac-1", "first");
    }

    // When
    try (var broker = KafkaBroker.start(folder, port, List.of(calls));
        var writer = new TopicWriter(broker.bootstrapServers());
        var reader = TopicReader.fromStart(broker.bootstrapServers(), List.of("calls"))) {
      writer.write("calls", "oac-1", "second");

      // Then
      assertThat(reader.next(LIMIT)).get().extracting(r -> r.value()).isEqualTo("first");
      assertThat(reader.nextMatching(r -> r.value().equals("second"), LIMIT)).isPresent();
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void topicsAreAsDeclaredAndNoneIsMadeByFirstUse() throws Exception {
    // Given
    var settings = new TopicSpec("settings", 2, true);

    // When
    try (var broker = KafkaBroker.start(folder, List.of(settings));
        var admin =
            Admin.create(java.util.Map.of("bootstrap.servers", broker.bootstrapServers()))) {

      // Then
      var described = admin.describeTopics(List.of("settings")).allTopicNames().get();
      assertThat(described.get("settings").partitions()).hasSize(2);
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, "settings");
      var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
      assertThat(admin.listTopics().names().get()).containsExactly("settings");
      assertThatThrownBy(() -> admin.describeTopics(List.of("setings")).allTopicNames().get())
          .hasMessageContaining("does not host this topic-partition");
    }
  }
}
