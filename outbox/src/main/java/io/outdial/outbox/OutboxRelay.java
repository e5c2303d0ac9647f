package io.outdial.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox: in order, one replica at a time, each event at least once. It works when it
 * is nudged, and now and then by itself, for what a crash or an absent Kafka left behind.
 */
@Startup
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  /** The lock keeps replicas from publishing side by side, which would mix up a call's events. */
  private static final String SELECT =
      """
      select id, topic, key, value from outbox
      where (select pg_try_advisory_xact_lock(20261124)) order by id limit $1\
      """;

  private static final String DELETE = "delete from outbox where id = any($1)";

  private final Pool pool;
  private final EventProducer producer;
  private final OutboxConfig config;
  private final ScheduledExecutorService timer = Infrastructure.getDefaultWorkerPool();

  /** Rounds asked for since the one under way began; 0: nobody is at work. */
  private final AtomicInteger asked = new AtomicInteger();

  private volatile boolean stopped;

  OutboxRelay(Pool pool, EventProducer producer, OutboxConfig config, MeterRegistry meters) {
    this.pool = pool;
    this.producer = producer;
    this.config = config;
    meters.gauge("outdial.outbox.rounds.asked", asked);
    wakeLater();
  }

  /** There may be something to publish. Returns at once; many nudges make one round. */
  public void nudge() {
    if (!stopped && asked.getAndIncrement() == 0) {
      round();
    }
  }

  private void round() {
    int served = asked.get();
    publishBatch()
        .subscribe()
        .with(count -> next(served, count == config.batchSize()), this::failed);
  }

  /** Goes on when a batch was full, or when somebody asked while it was published. */
  private void next(int served, boolean more) {
    if (!asked.compareAndSet(served, 0)) {
      asked.set(1);
      round();
    } else if (more) {
      nudge();
    }
  }

  private void failed(Throwable cause) {
    LOG.warnf("outbox not published, trying again error=%s", cause.getMessage());
    asked.set(0);
  }

  private Uni<Integer> publishBatch() {
    return pool.withTransaction(connection ->
        connection
            .preparedQuery(SELECT)
            .execute(Tuple.of(config.batchSize()))
            .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
            .chain(rows -> publish(connection, rows)));
  }

  private Uni<Integer> publish(SqlConnection connection, List<Row> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    Long[] ids = rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
    return producer
        .sendAll(rows.stream().map(OutboxRelay::toRecord).toList())
        .ifNoItem()
        .after(config.publishLimit())
        .fail()
        .chain(() -> connection.preparedQuery(DELETE).execute(Tuple.of(ids)))
        .replaceWith(rows.size());
  }

  private static ProducerRecord<String, byte[]> toRecord(Row row) {
    return new ProducerRecord<>(
        row.getString("topic"),
        row.getString("key"),
        row.getString("value").getBytes(StandardCharsets.UTF_8));
  }

  private void wakeLater() {
    Duration gap = config.pollInterval();
    timer.schedule(this::wake, gap.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void wake() {
    if (!stopped) {
      nudge();
      wakeLater();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
  }
}
