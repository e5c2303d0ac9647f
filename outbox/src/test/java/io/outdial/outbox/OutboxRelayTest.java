package io.outdial.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

  private static final OutboxConfig ONLY_NUDGED =
      new Config(
          500,
          Duration.ofDays(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofDays(7));

  private record Config(
      int batchSize,
      Duration pollInterval,
      Duration publishLimit,
      Duration applyLimit,
      Duration applyRetryMin,
      Duration applyRetryMax,
      Duration inboxRetention)
      implements OutboxConfig {}

  /** A pool that is broken beyond failing: it throws. */
  private static final class BrokenPool extends Pool {

    final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    BrokenPool() {
      super((io.vertx.sqlclient.Pool) null);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
      asked.add(sql);
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void aRoundThatThrowsIsFollowedByAnother() throws InterruptedException {
    // Given
    var pool = new BrokenPool();
    var relay = new OutboxRelay(pool, null, ONLY_NUDGED, new SimpleMeterRegistry());

    // When
    relay.nudge();
    relay.nudge();

    // Then
    assertThat(pool.asked.poll(5, TimeUnit.SECONDS)).isNotNull();
    assertThat(pool.asked.poll(5, TimeUnit.SECONDS)).isNotNull();
    relay.stop(null);
  }
}
