package io.outdial.sandbox.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A broker with every topic, and a fresh database, for a {@code @QuarkusTest}.
 *
 * <p>Init argument {@code database=false} leaves PostgreSQL out, for a service that has none. Each
 * start is a new broker and a new database: sharing them between modules mixes up their events.
 */
public final class InfraResource implements QuarkusTestResourceLifecycleManager {

  private static final String DATABASE = "outdial";

  private boolean withDatabase = true;
  private @Nullable Path folder;
  private @Nullable KafkaBroker broker;
  private @Nullable PostgresServer postgres;

  @Override
  public void init(Map<String, String> initArgs) {
    withDatabase = Boolean.parseBoolean(initArgs.getOrDefault("database", "true"));
  }

  @Override
  public Map<String, String> start() {
    java.util.logging.LogManager.getLogManager();
    var work = newFolder();
    folder = work;
    var database = withDatabase ? CompletableFuture.supplyAsync(() -> startPostgres(work)) : null;
    var config = new HashMap<String, String>();
    var kafka = KafkaBroker.start(work.resolve("kafka"), OutdialTopics.all());
    broker = kafka;
    config.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    if (database != null) {
      var server = database.join();
      postgres = server;
      config.putAll(datasource(server));
    }
    return config;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("outdial-infra-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the broker and the database", e);
    }
  }

  private static PostgresServer startPostgres(Path work) {
    var server = PostgresServer.start(work.resolve("postgres"));
    server.createDatabase(DATABASE);
    return server;
  }

  private static Map<String, String> datasource(PostgresServer server) {
    return Map.of(
        "quarkus.datasource.jdbc.url", server.jdbcUrl(DATABASE),
        "quarkus.datasource.reactive.url", server.reactiveUrl(DATABASE),
        "quarkus.datasource.username", server.user(),
        "quarkus.datasource.password", server.password());
  }

  @Override
  public void stop() {
    if (postgres != null) {
      postgres.close();
    }
    if (broker != null) {
      broker.close();
    }
    if (folder != null) {
      Folders.delete(folder);
    }
  }
}
