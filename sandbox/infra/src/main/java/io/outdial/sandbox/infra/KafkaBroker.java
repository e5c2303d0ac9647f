package io.outdial.sandbox.infra;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker: one KRaft node, broker and controller in one, inside this JVM, reachable on
 * 127.0.0.1 only.
 *
 * <p>Topics are made up front, never by first use, so that a misspelt name fails.
 */
public final class KafkaBroker implements AutoCloseable {

  // The same each time, so that a folder can be started from again.
  private static final String CLUSTER_ID = Uuid.ONE_UUID.toString();
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Formats the folder if it is new and starts a broker on free ports; returns when it serves.
   *
   * @throws IllegalStateException when the folder cannot be formatted or a topic cannot be made
   */
  public static KafkaBroker start(Path dataDir, List<TopicSpec> topics) {
    return start(dataDir, FreePort.pick(), topics);
  }

  /** As {@link #start(Path, List)}, on a port of the caller's choice: to come back after a stop. */
  public static KafkaBroker start(Path dataDir, int port, List<TopicSpec> topics) {
    // Two threads that meet the log manager first at the same time deadlock in its class init.
    java.util.logging.LogManager.getLogManager();
    format(dataDir);
    var properties = properties(dataDir, port, FreePort.pick());
    var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    server.startup();
    var broker = new KafkaBroker(server, "127.0.0.1:" + port);
    try {
      broker.create(topics);
      return broker;
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** As a Kafka client wants it: {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Makes the topics that are not there yet.
   *
   * @throws IllegalStateException when the broker refuses or does not answer in time
   */
  public void create(List<TopicSpec> topics) {
    try (var admin = Admin.create(adminConfig())) {
      var known = admin.listTopics().names().get(ADMIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      var missing =
          topics.stream()
              .filter(topic -> !known.contains(topic.name()))
              .map(TopicSpec::toNewTopic)
              .toList();
      admin.createTopics(missing).all().get(ADMIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topics were made", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("topics could not be made: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> adminConfig() {
    return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }

  private static void format(Path dataDir) {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(CLUSTER_ID)
          .setNodeId(1)
          .addDirectory(dataDir.toString())
          .setMetadataLogDirectory(dataDir.toString())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + dataDir + ": " + e.getMessage(), e);
    }
  }

  private static Properties properties(Path dataDir, int port, int controllerPort) {
    var address = "PLAINTEXT://127.0.0.1:" + port;
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "listeners", address + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners", address,
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name", "PLAINTEXT",
            "controller.listener.names", "CONTROLLER",
            "log.dirs", dataDir.toString(),
            "auto.create.topics.enable", "false"));
    properties.putAll(singleNode());
    properties.putAll(smallMemory());
    return properties;
  }

  private static Map<String, String> singleNode() {
    return Map.of(
        "offsets.topic.num.partitions", "1",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.num.partitions", "1",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "group.initial.rebalance.delay.ms", "0");
  }

  private static Map<String, String> smallMemory() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "log.cleaner.dedupe.buffer.size", "4194304",
        "log.index.size.max.bytes", "1048576");
  }

  /** Stops the broker; its folder stays as it is and can be started from again. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
