package io.outdial.scheduler.edge;

import io.outdial.events.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How far the attempts topic has been read, by all replicas together: what their group has
 * committed, and so has had its effect in the database, against what the broker holds.
 */
@ApplicationScoped
class AttemptsTopic {

  private static final Logger LOG = Logger.getLogger(AttemptsTopic.class);

  private final Admin admin;
  private final String group;
  private final SchedulerConfig config;

  AttemptsTopic(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "mp.messaging.incoming.attempts.group.id") String group,
      SchedulerConfig config) {
    var properties = new HashMap<>(broker);
    int limitMs = Math.toIntExact(config.readLimit().toMillis());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMs);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs);
    this.admin = Admin.create(properties);
    this.group = group;
    this.config = config;
  }

  /**
   * Waits until everything that was in the topic when this was called has had its effect.
   *
   * @return false when that took too long, or when Kafka did not answer
   */
  Uni<Boolean> readToEnd() {
    return offsets(OffsetSpec.earliest())
        .chain(first -> offsets(OffsetSpec.latest()).chain(end -> readBeyond(first, end)))
        .ifNoItem()
        .after(config.readLimit())
        .fail()
        .onFailure()
        .invoke(e -> LOG.warnf("attempts topic not read to its end error=%s", e.toString()))
        .onFailure()
        .recoverWithItem(false);
  }

  private Uni<Boolean> readBeyond(Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
    return committed()
        .map(read -> isBeyond(read, first, end))
        .repeat()
        .withDelay(config.readPoll())
        .indefinitely()
        .filter(reached -> reached)
        .toUni();
  }

  /** A partition without a commit is read when it is empty. */
  private static boolean isBeyond(
      Map<TopicPartition, Long> read,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> end) {
    return end.entrySet().stream()
        .allMatch(e -> {
          long start = first.getOrDefault(e.getKey(), 0L);
          return read.getOrDefault(e.getKey(), start) >= e.getValue();
        });
  }

  private Uni<Map<TopicPartition, Long>> offsets(OffsetSpec which) {
    return partitions()
        .map(partitions -> partitions.stream().collect(Collectors.toMap(p -> p, p -> which)))
        .chain(asked -> answer(() -> admin.listOffsets(asked).all()))
        .map(found -> mapped(found, ListOffsetsResultInfo::offset));
  }

  private Uni<List<TopicPartition>> partitions() {
    String topic = Topics.ATTEMPTS.name();
    return answer(() -> admin.describeTopics(List.of(topic)).allTopicNames())
        .map(found -> partitions(Objects.requireNonNull(found.get(topic))));
  }

  private static List<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
        .toList();
  }

  private Uni<Map<TopicPartition, Long>> committed() {
    return answer(() -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group))
        .map(found -> mapped(found, OffsetAndMetadata::offset));
  }

  private static <T> Map<TopicPartition, Long> mapped(
      Map<TopicPartition, T> found, Function<T, Long> offset) {
    return found.entrySet().stream()
        // A partition that the group knows, but has committed nothing of, comes with a null.
        .filter(e -> e.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> offset.apply(e.getValue())));
  }

  /** Asks anew each time that it is subscribed to. */
  private static <T> Uni<T> answer(Supplier<KafkaFuture<T>> question) {
    return Uni.createFrom().completionStage(() -> question.get().toCompletionStage());
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
