package io.outdial.sandbox.infra;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics from their first record on, without a group. Not for several threads at once.
 *
 * <p>Values and keys are text, as on all of Outdial's topics.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, String> consumer;
  private final Deque<ConsumerRecord<String, String>> fetched = new ArrayDeque<>();

  private TopicReader(KafkaConsumer<String, String> consumer) {
    this.consumer = consumer;
  }

  /** Reads all partitions of the topics, which must exist. */
  public static TopicReader fromStart(String bootstrapServers, Collection<String> topics) {
    var config =
        Map.<String, Object>of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    var partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new TopicReader(consumer);
  }

  /** The next record, or nothing when none came in time. */
  public Optional<ConsumerRecord<String, String>> next(Duration limit) {
    var deadline = Instant.now().plus(limit);
    do {
      if (fetched.isEmpty()) {
        consumer.poll(POLL).forEach(fetched::add);
      }
      if (!fetched.isEmpty()) {
        return Optional.of(fetched.removeFirst());
      }
    } while (Instant.now().isBefore(deadline));
    return Optional.empty();
  }

  /** The next record that matches, or nothing; records before it are passed over. */
  public Optional<ConsumerRecord<String, String>> nextMatching(
      Predicate<ConsumerRecord<String, String>> wanted, Duration limit) {
    var deadline = Instant.now().plus(limit);
    do {
      var record = next(Duration.between(Instant.now(), deadline));
      if (record.isEmpty() || wanted.test(record.get())) {
        return record;
      }
    } while (Instant.now().isBefore(deadline));
    return Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
