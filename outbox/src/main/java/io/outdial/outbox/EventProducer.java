package io.outdial.outbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records to Kafka and waits for all in-sync replicas to have them. */
@ApplicationScoped
class EventProducer {

  private final KafkaProducer<String, byte[]> kafka;

  EventProducer(
      @Identifier("default-kafka-broker") Map<String, Object> broker, OutboxConfig config) {
    int limitMs = Math.toIntExact(config.publishLimit().toMillis());
    var properties = new HashMap<>(broker);
    properties.putAll(
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            limitMs,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            limitMs,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            limitMs));
    this.kafka = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Done when every record is acknowledged; fails when one is not, though others may be there. It
   * is over only when Kafka can no longer take any of them: who tries again mixes nothing up.
   */
  Uni<Void> sendAll(List<ProducerRecord<String, byte[]>> records) {
    return Uni.createFrom()
        .item(() -> startAll(records))
        // send() may wait for metadata, which no event loop may do
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(sent -> Uni.createFrom().completionStage(CompletableFuture.allOf(sent)));
  }

  /** Without metadata each send() waits in vain, so the first that fails is the last. */
  private CompletableFuture<?>[] startAll(List<ProducerRecord<String, byte[]>> records) {
    var sent = new ArrayList<CompletableFuture<?>>(records.size());
    for (var record : records) {
      var one = send(record);
      sent.add(one);
      if (one.isCompletedExceptionally()) {
        break;
      }
    }
    return sent.toArray(CompletableFuture<?>[]::new);
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
