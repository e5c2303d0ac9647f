package io.outdial.events.settings;

import io.outdial.events.EventCodec;
import io.outdial.events.EventCodec.Decoded;
import io.outdial.events.SettingsEvent;
import io.outdial.events.Topics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link Settings} in step with the settings topic: reads it from its start, then follows it,
 * on one thread of its own. Outlives a broker that is away: it starts over with the same table.
 */
public final class SettingsReader implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SettingsReader.class.getName());
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final String bootstrapServers;
  private final Settings settings;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

  private SettingsReader(String bootstrapServers, Settings settings) {
    this.bootstrapServers = bootstrapServers;
    this.settings = settings;
    this.thread = Thread.ofPlatform().name("settings-reader").daemon().unstarted(this::run);
  }

  public static SettingsReader start(String bootstrapServers, Settings settings) {
    var reader = new SettingsReader(bootstrapServers, settings);
    reader.thread.start();
    return reader;
  }

  /** Whether all that stood in the topic at the start has been read. */
  public boolean isLoaded() {
    return loaded.getCount() == 0;
  }

  /** Waits until {@link #isLoaded()}; false if that takes longer than {@code limit}. */
  public boolean awaitLoaded(Duration limit) throws InterruptedException {
    return loaded.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    while (stop.getCount() > 0) {
      try {
        follow();
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (KafkaException e) {
        LOG.log(Level.WARNING, "settings topic unreadable, trying again error={0}", e.getMessage());
        pause();
      }
    }
  }

  private void follow() {
    try (var kafka =
        new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer = kafka;
      List<TopicPartition> partitions =
          kafka.partitionsFor(Topics.SETTINGS.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      kafka.assign(partitions);
      kafka.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
      while (stop.getCount() > 0) {
        kafka.poll(POLL).forEach(this::apply);
        if (!isLoaded()
            && ends.entrySet().stream().allMatch(e -> kafka.position(e.getKey()) >= e.getValue())) {
          loaded.countDown();
        }
      }
    } finally {
      consumer = null;
    }
  }

  private void apply(ConsumerRecord<String, byte[]> entry) {
    if (entry.value() == null) {
      settings.remove(entry.key());
      return;
    }
    switch (EventCodec.decode(Topics.SETTINGS, entry.value())) {
      case Decoded.Known<SettingsEvent>(var event) -> settings.save(event);
      case Decoded.Unknown<SettingsEvent>(var type) ->
          LOG.log(Level.INFO, "settings entry of a later version skipped type={0}", type);
      case Decoded.Malformed<SettingsEvent>(var problem) ->
          LOG.log(
              Level.WARNING,
              "malformed settings entry skipped offset={0} error={1}",
              entry.offset(),
              problem);
    }
  }

  private void pause() {
    try {
      stop.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return config;
  }

  @Override
  public void close() {
    stop.countDown();
    KafkaConsumer<String, byte[]> kafka = consumer;
    if (kafka != null) {
      kafka.wakeup();
    }
  }
}
