package io.outdial.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends records to Kafka and waits for all in-sync replicas to have them. */
@ApplicationScoped
class EventProducer {

  private final KafkaProducer<String, byte[]> kafka;

  EventProducer(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      OutboxConfig config) {
    int limitMs = Math.toIntExact(config.publishLimit().toMillis());
    Map<String, Object> properties =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    this.kafka = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** Done when every record is acknowledged; fails when one is not, though others may be there. */
  Uni<Void> sendAll(List<ProducerRecord<String, byte[]>> records) {
    return Uni.createFrom()
        .completionStage(() ->
            CompletableFuture.allOf(
                records.stream().map(this::send).toArray(CompletableFuture<?>[]::new)))
        // send() may wait for metadata, which no event loop may do
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
    var sent = new CompletableFuture<Void>();
    kafka.send(
        record,
        (metadata, failure) -> {
          if (failure == null) {
            sent.complete(null);
          } else {
            sent.completeExceptionally(failure);
          }
        });
    return sent;
  }

  @PreDestroy
  void close() {
    kafka.close(Duration.ofSeconds(2));
  }
}
