package io.outdial.scheduler.edge;

import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EventId;
import io.outdial.events.LifecycleEvent.CallDispatched;
import io.outdial.events.LifecycleEvent.CallScheduled;
import io.outdial.events.Topics;
import io.outdial.outbox.Outbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the module {@code outbox} promises, kept with a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RestartableInfra.class)
class OutboxIT {

  @Inject World world;
  @Inject Outbox outbox;
  @Inject OnContext onContext;
  @Inject SettableClock clock;
  @Inject MeterRegistry meters;
  @Inject DataSource database;
  RestartableInfra.Broker broker;

  @Test
  void eventsOfAChangeThatWasRolledBackAreNeverPublished() {
    // Given
    var callId = CallId.random();

    // When
    assertThatThrownBy(() ->
            transaction(() ->
                append(callId, 1)
                    .chain(() -> Uni.createFrom().failure(new IllegalStateException("no")))))
        .hasMessage("no");
    transaction(() -> append(callId, 2));

    // Then
    assertThat(world.hear(CallDispatched.class, callId).attempt()).isEqualTo(2);
    assertThat(world.rest(callId, Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void aRedeliveredEventHasItsEffectOnce() {
    // Given
    var first = world.requested(CallId.random(), World.order(clock.instant(), 0, 1));

    // When
    world.tell(first);
    world.tell(first);
    world.tell(world.requested(first.callId(), first.order()));

    // Then
    world.hear(DialRequested.class, first.callId());
    world.hear(CallScheduled.class, first.callId());
    world.hear(CallDispatched.class, first.callId());
    assertThat(world.rest(first.callId(), Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void recordsThatAreNoEventAreCountedAndSkipped() {
    // Given
    var callId = CallId.random();
    double before = skipped();

    // When
    world.write(Topics.REQUESTED, callId, "{ not json");
    world.write(Topics.REQUESTED, callId, "{\"type\":\"call.of-tomorrow\"}");
    world.write(Topics.REQUESTED, callId, "{\"type\":\"call.requested\"}");
    world.tell(world.requested(callId, World.order(clock.instant(), 0, 1)));

    // Then
    world.hear(DialRequested.class, callId);
    assertThat(skipped() - before).isEqualTo(3);
  }

  @Test
  void anEventThatTheDatabaseCannotHoldIsCountedAndSkippedAndHoldsUpNoOther() {
    // Given
    var order = World.order(clock.instant(), 0, 1);
    var unstorable = world.requested(CallId.random(), named("A\0da", order));
    var next = world.requested(unstorable.callId(), order);
    double before = skipped();

    // When
    world.tell(unstorable);
    world.tell(next);

    // Then
    world.hear(DialRequested.class, next.callId());
    assertThat(skipped() - before).isEqualTo(1);
  }

  @Test
  void eventsOfOneCallArePublishedInTheOrderOfTheirChanges() {
    // Given
    var callId = CallId.random();

    // When
    for (int n = 1; n <= 100; n += 2) {
      int attempt = n;
      transaction(() -> append(callId, attempt).chain(() -> append(callId, attempt + 1)));
    }

    // Then
    var heard =
        rangeClosed(1, 100)
            .mapToObj(n -> world.hear(CallDispatched.class, callId).attempt())
            .toList();
    assertThat(heard).isEqualTo(rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void whatAnotherReplicaHasJustPublishedIsNotPublishedAgain() throws SQLException {
    // Given
    var callId = CallId.random();
    try (var other = database.getConnection();
        var sql = other.createStatement()) {
      other.setAutoCommit(false);
      sql.execute("select pg_advisory_xact_lock(20261124)");

      // When
      transaction(() -> append(callId, 1));
      await().untilAsserted(() -> assertThat(waitingForTheirTurn()).isPositive());
      int published = sql.executeUpdate("delete from outbox where key = '" + callId + "'");
      other.commit();

      // Then
      assertThat(published).isEqualTo(1);
    }
    transaction(() -> append(callId, 2));
    assertThat(world.hear(CallDispatched.class, callId).attempt()).isEqualTo(2);
    assertThat(world.rest(callId, Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void aChangeWorksWhileKafkaIsAwayAndItsEventsArriveOnceItIsBack() {
    // Given
    var callId = CallId.random();
    broker.stop();

    // When
    try {
      for (int n = 1; n <= 3; n++) {
        int attempt = n;
        transaction(() -> append(callId, attempt));
      }
      await().atMost(World.SOON).until(() -> meters.get("outdial.outbox.lag").gauge().value() > 1);
    } finally {
      broker.start();
    }

    // Then
    var heard =
        List.of(1, 2, 3).stream()
            .map(n -> world.hear(CallDispatched.class, callId).attempt())
            .toList();
    assertThat(heard).containsExactly(1, 2, 3);
  }

  @Test
  void whatMustNotComeTwiceIsNotSentAgainAfterItMayHaveBeenSent() {
    // Given
    var callId = CallId.random();
    double before = meters.get("outdial.outbox.lost").counter().count();
    broker.stop();

    // When
    try {
      transaction(() -> outbox.appendAll(List.of(entry(callId, 1).onceAtMost())));
      await()
          .atMost(World.SOON)
          .until(() -> meters.get("outdial.outbox.lost").counter().count() > before);
    } finally {
      broker.start();
    }
    transaction(() -> outbox.appendAll(List.of(entry(callId, 2).onceAtMost())));

    // Then
    assertThat(world.hear(CallDispatched.class, callId).attempt()).isEqualTo(2);
    assertThat(world.rest(callId, Duration.ofMillis(300))).isEmpty();
  }

  private static CallOrder named(String name, CallOrder order) {
    return new CallOrder(
        order.phone(),
        name,
        order.email(),
        order.systemPrompt(),
        order.model(),
        order.voice(),
        order.language(),
        order.maxSeconds(),
        order.retries(),
        order.retryDelayMinutes(),
        order.dueAt(),
        order.transcription());
  }

  private double skipped() {
    var counter =
        meters.find("outdial.events.skipped").tag("topic", Topics.REQUESTED.name()).counter();
    return counter == null ? 0 : counter.count();
  }

  private int waitingForTheirTurn() throws SQLException {
    try (var connection = database.getConnection();
        var result =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
      result.next();
      return result.getInt(1);
    }
  }

  private Uni<Void> append(CallId callId, int attempt) {
    return outbox.appendAll(List.of(entry(callId, attempt)));
  }

  private Outbox.Entry entry(CallId callId, int attempt) {
    return Outbox.Entry.of(
        Topics.LIFECYCLE,
        new CallDispatched(EventId.next(), World.TENANT, callId, clock.instant(), attempt));
  }

  private <T> T transaction(Supplier<Uni<T>> work) {
    return onContext.run(() -> outbox.transaction(work)).await().atMost(World.SOON);
  }
}
