package io.outdial.sandbox.infra;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes text records, each acknowledged before the next. */
public final class TopicWriter implements AutoCloseable {

  private static final long SEND_LIMIT_SECONDS = 30;

  private final KafkaProducer<String, String> producer;

  public TopicWriter(String bootstrapServers) {
    var config =
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all");
    producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  /**
   * Writes one record; a null value is a tombstone.
   *
   * @throws IllegalStateException when the broker refuses it or does not answer in time
   */
  public RecordMetadata write(String topic, String key, @Nullable String value) {
    try {
      return producer
          .send(new ProducerRecord<>(topic, key, value))
          .get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing to " + topic, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot write to " + topic + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
