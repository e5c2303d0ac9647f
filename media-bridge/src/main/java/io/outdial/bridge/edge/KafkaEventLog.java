package io.outdial.bridge.edge;

import io.outdial.bridge.session.EventLog;
import io.outdial.events.EventCodec;
import io.outdial.events.SessionEvent;
import io.outdial.events.Topics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes to the turns topic. A thread of its own hands the events to the producer, which blocks
 * when the broker is away; sessions never wait for it.
 */
final class KafkaEventLog implements EventLog, AutoCloseable {

  private static final Logger LOG = System.getLogger(KafkaEventLog.class.getName());
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  private final KafkaProducer<String, byte[]> producer;
  private final ThreadPoolExecutor thread;

  KafkaEventLog(String bootstrapServers, int eventsMax) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(eventsMax),
            Thread.ofPlatform().name("publish-turns").daemon().factory());
  }

  @Override
  public Future<?> publish(SessionEvent event) {
    var safe = new CompletableFuture<Void>();
    try {
      thread.execute(() -> send(event, safe));
    } catch (RejectedExecutionException e) {
      lost(event, e, safe);
    }
    return safe;
  }

  private void send(SessionEvent event, CompletableFuture<Void> safe) {
    try {
      producer.send(
          EventCodec.toRecord(Topics.TURNS, event),
          (metadata, failure) -> {
            if (failure == null) {
              safe.complete(null);
            } else {
              lost(event, failure, safe);
            }
          });
    } catch (RuntimeException e) {
      lost(event, e, safe);
    }
  }

  private static void lost(SessionEvent event, Exception why, CompletableFuture<Void> safe) {
    LOG.log(
        Level.ERROR,
        "session event lost callId={0} topic={1} error={2}",
        event.callId(),
        Topics.TURNS.name(),
        why.getClass().getSimpleName());
    safe.completeExceptionally(why);
  }

  @Override
  public void close() {
    thread.shutdown();
    producer.close(CLOSE_MAX);
  }
}
