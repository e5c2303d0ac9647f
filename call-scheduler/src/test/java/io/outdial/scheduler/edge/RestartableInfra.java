package io.outdial.scheduler.edge;

import io.outdial.sandbox.infra.KafkaBroker;
import io.outdial.sandbox.infra.OutdialTopics;
import io.outdial.sandbox.infra.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A database, and a broker that tests can take away and bring back. */
public final class RestartableInfra implements QuarkusTestResourceLifecycleManager {

  private static final String DATABASE = "outdial";

  private Path folder;
  private PostgresServer postgres;
  private Broker broker;

  /** The broker, there or not. */
  static final class Broker {

    private final Path folder;
    private final int port;
    private KafkaBroker running;

    Broker(Path folder) {
      this.folder = folder;
      this.running = KafkaBroker.start(folder, OutdialTopics.all());
      this.port = Integer.parseInt(running.bootstrapServers().split(":")[1]);
    }

    void stop() {
      running.close();
    }

    void start() {
      running = KafkaBroker.start(folder, port, OutdialTopics.all());
    }
  }

  @Override
  public Map<String, String> start() {
    java.util.logging.LogManager.getLogManager();
    try {
      folder = Files.createTempDirectory("outdial-scheduler-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    postgres = PostgresServer.start(folder.resolve("postgres"));
    postgres.createDatabase(DATABASE);
    broker = new Broker(folder.resolve("kafka"));
    return Map.of(
        "kafka.bootstrap.servers", broker.running.bootstrapServers(),
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(DATABASE),
        "quarkus.datasource.reactive.url", postgres.reactiveUrl(DATABASE),
        "quarkus.datasource.username", postgres.user(),
        "quarkus.datasource.password", postgres.password());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(broker, new TestInjector.MatchesType(Broker.class));
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.stop();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
