package io.outdial.gateway.edge;

import io.outdial.events.EventCodec;
import io.outdial.events.SettingsEvent;
import io.outdial.events.Topics;
import io.outdial.events.settings.Settings;
import io.outdial.events.settings.SettingsReader;
import io.outdial.gateway.tenants.TenantSettings;
import io.outdial.gateway.tenants.Tenants;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes the tenants to the settings topic, and a tombstone for each entry that is there and no
 * longer declared. Writing the same again is harmless, so a failure is simply tried again whole.
 */
@ApplicationScoped
class SettingsPublisher {

  private final TenantSettings settings;
  private final InstantSource clock;
  private final Duration limit;
  private final KafkaProducer<String, byte[]> kafka;
  private final Settings topic = new Settings();
  private final SettingsReader reader;
  private volatile Tenants published = Tenants.NONE;
  private volatile boolean tried;

  SettingsPublisher(
      TenantSettings settings,
      InstantSource clock,
      GatewayConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.settings = settings;
    this.clock = clock;
    this.limit = config.settingsLimit();
    this.kafka = new KafkaProducer<>(properties(bootstrapServers, limit));
    this.reader = SettingsReader.start(bootstrapServers, topic);
  }

  private static Map<String, Object> properties(String bootstrapServers, Duration limit) {
    int limitMs = Math.toIntExact(limit.toMillis());
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        StringSerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
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
        limitMs);
  }

  /** Whether the topic has the tenants in force. */
  boolean isPublished() {
    return published != Tenants.NONE;
  }

  /** Whether a first attempt to publish has ended, well or badly. */
  boolean hasTried() {
    return tried;
  }

  boolean hasPublished(Tenants tenants) {
    return published == tenants;
  }

  /**
   * Blocks until every entry is acknowledged; to be called by one thread.
   *
   * @throws KafkaException when Kafka does not take them in time
   */
  void publish(Tenants tenants) {
    published = Tenants.NONE;
    try {
      if (!reader.awaitLoaded(limit)) {
        throw new KafkaException("the settings topic cannot be read");
      }
      for (Future<RecordMetadata> sent : send(settings.of(tenants, clock.instant()))) {
        sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
      published = tenants;
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the settings topic cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tried = true;
    }
  }

  private List<Future<RecordMetadata>> send(List<SettingsEvent> entries) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Set<String> gone = new HashSet<>(topic.keys());
    for (SettingsEvent entry : entries) {
      gone.remove(entry.key());
      sent.add(kafka.send(EventCodec.toRecord(Topics.SETTINGS, entry)));
    }
    gone.forEach(key -> sent.add(kafka.send(tombstone(key))));
    return sent;
  }

  private static ProducerRecord<String, byte[]> tombstone(String key) {
    return new ProducerRecord<>(Topics.SETTINGS.name(), key, null);
  }

  @PreDestroy
  void close() {
    reader.close();
    kafka.close(Duration.ofSeconds(2));
  }
}
