package io.outdial.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox: in order, one replica at a time, each event at least once; but those that
 * must not come twice at most once. It works when it is nudged, and now and then by itself, for
 * what a crash or an absent Kafka left behind.
 */
@Startup
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  /**
   * One replica publishes at a time, since two would mix up a call's events. A statement of its
   * own: the select that follows must not see rows that the replica before has just deleted. A
   * replica that hangs loses its connection, and the lock with it.
   */
  private static final String TAKE_TURN =
      """
      select set_config('idle_in_transaction_session_timeout', $1, true),
             pg_advisory_xact_lock(20261124)\
      """;

  private static final String SELECT =
      """
      select id, topic, key, value, written_at from outbox
      where not at_most_once order by id limit $1\
      """;

  /** Needs no turn: whoever deletes an event, and nobody else, sends it. */
  private static final String TAKE_AT_MOST_ONCE =
      """
      delete from outbox where id in (
        select id from outbox where at_most_once order by id limit $1 for update skip locked)
      returning id, topic, key, value\
      """;

  private static final String DELETE = "delete from outbox where id = any($1)";

  private final Pool pool;
  private final EventProducer producer;
  private final OutboxConfig config;
  private final ScheduledExecutorService timer = Infrastructure.getDefaultWorkerPool();

  /** Rounds asked for since the one under way began; 0: nobody is at work. */
  private final AtomicInteger asked = new AtomicInteger();

  /** When the first event of the batch under way was written. */
  private final AtomicReference<@Nullable OffsetDateTime> oldest = new AtomicReference<>();

  private final Counter lost;

  private volatile boolean stopped;

  OutboxRelay(Pool pool, EventProducer producer, OutboxConfig config, MeterRegistry meters) {
    this.pool = pool;
    this.producer = producer;
    this.config = config;
    Gauge.builder("outdial.outbox.lag", this, OutboxRelay::lagSeconds)
        .baseUnit("seconds")
        .register(meters);
    meters.gauge("outdial.outbox.rounds.asked", asked);
    this.lost = meters.counter("outdial.outbox.lost");
    wakeLater();
  }

  /** There may be something to publish. Returns at once; many nudges make one round. */
  public void nudge() {
    if (!stopped && asked.getAndIncrement() == 0) {
      round();
    }
  }

  /** Whatever is thrown on the way fails the round: else nobody would begin another. */
  private void round() {
    int served = asked.get();
    Uni.createFrom()
        .deferred(this::publishAtMostOnce)
        .chain(once -> publishBatch().map(count -> Math.max(once, count)))
        .invoke(most -> next(served, most == config.batchSize()))
        .subscribe()
        .with(most -> {}, this::failed);
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
    asked.set(0);
    LOG.warnf("outbox not published, trying again error=%s", cause.getMessage());
  }

  /** What cannot be sent is lost: it may be there all the same, so it is not sent again. */
  private Uni<Integer> publishAtMostOnce() {
    return pool.preparedQuery(TAKE_AT_MOST_ONCE)
        .execute(Tuple.of(config.batchSize()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .chain(this::sendOnce);
  }

  private Uni<Integer> sendOnce(List<Row> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return producer
        .sendAll(rows.stream().map(OutboxRelay::toRecord).toList())
        .onFailure()
        .invoke(e -> lost(rows.size(), e))
        .onFailure()
        .recoverWithNull()
        .replaceWith(rows.size());
  }

  private void lost(int count, Throwable cause) {
    lost.increment(count);
    LOG.warnf("events sent at most once may be lost count=%d error=%s", count, cause.getMessage());
  }

  private Uni<Integer> publishBatch() {
    return pool.withTransaction(connection ->
        connection
            .preparedQuery(TAKE_TURN)
            .execute(Tuple.of(Long.toString(config.publishLimit().multipliedBy(3).toMillis())))
            .chain(() -> connection.preparedQuery(SELECT).execute(Tuple.of(config.batchSize())))
            .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
            .chain(rows -> publish(connection, rows)));
  }

  private Uni<Integer> publish(SqlConnection connection, List<Row> rows) {
    oldest.set(rows.isEmpty() ? null : rows.getFirst().getOffsetDateTime("written_at"));
    if (rows.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    Long[] ids = rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
    return producer
        .sendAll(rows.stream().map(OutboxRelay::toRecord).toList())
        .chain(() -> connection.preparedQuery(DELETE).execute(Tuple.of(ids)))
        .invoke(() -> oldest.set(null))
        .replaceWith(rows.size());
  }

  /** Seconds since the oldest event that is known to wait was written; 0 when none waits. */
  private double lagSeconds() {
    var since = oldest.get();
    return since == null ? 0 : Duration.between(since.toInstant(), Instant.now()).toMillis() / 1e3;
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
