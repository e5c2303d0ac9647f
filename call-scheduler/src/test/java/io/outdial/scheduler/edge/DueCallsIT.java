package io.outdial.scheduler.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.events.CallId;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.LifecycleEvent.CallDispatched;
import io.outdial.events.LifecycleEvent.CallScheduled;
import io.outdial.outbox.Outbox;
import io.outdial.scheduler.store.CallStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RestartableInfra.class)
class DueCallsIT {

  private static final Duration LATER = Duration.ofMinutes(10);

  @Inject World world;
  @Inject SettableClock clock;
  @Inject DueCalls due;
  @Inject CallStore calls;
  @Inject CallChanges changes;
  @Inject Outbox outbox;
  @Inject OnContext onContext;
  @Inject SchedulerConfig config;
  @Inject MeterRegistry meters;

  @Test
  void aCallIsDispatchedWhenItsTimeComesAndNotBefore() {
    // Given
    var dueAt = clock.instant().plusMillis(1_500);
    var callId = world.request(dueAt, 0, 1);

    // When
    var dispatched = world.hear(CallDispatched.class, callId);

    // Then
    assertThat(dispatched.at()).isBetween(dueAt, dueAt.plusSeconds(3));
    assertThat(meters.get("outdial.calls.dispatch.lateness").timer().count()).isPositive();
  }

  @Test
  void competingReplicasDispatchEachCallOnce() {
    // Given
    var dueAt = clock.instant().plus(LATER);
    var callIds = IntStream.range(0, 60).mapToObj(n -> world.request(dueAt, 0, 1)).toList();
    callIds.forEach(callId -> world.hear(CallScheduled.class, callId));
    var replicas = List.of(replica(), replica(), replica());

    // When
    clock.advance(LATER);
    replicas.forEach(replica -> replica.start(new StartupEvent()));

    // Then
    callIds.forEach(callId -> world.hear(DialRequested.class, callId));
    callIds.forEach(callId -> world.hear(CallDispatched.class, callId));
    assertThat(callIds)
        .allSatisfy(callId -> assertThat(world.rest(callId, Duration.ofMillis(10))).isEmpty());
    replicas.forEach(replica -> replica.stop(new ShutdownEvent()));
  }

  @Test
  void callsThatBecameDueWhileNobodyRanAreDispatchedByWhoStartsNext() {
    // Given
    due.stop(new ShutdownEvent());
    CallId callId = world.request(clock.instant().plus(LATER), 0, 1);
    world.hear(CallScheduled.class, callId);
    clock.advance(LATER);
    var meanwhile = world.rest(callId, Duration.ofSeconds(1));

    // When
    due.start(new StartupEvent());

    // Then
    assertThat(meanwhile).isEmpty();
    assertThat(world.hear(DialRequested.class, callId).attempt()).isEqualTo(1);
  }

  @Test
  void openCallsAreCounted() {
    // When
    var callId = world.request(clock.instant().plus(Duration.ofDays(300)), 0, 1);
    world.hear(CallScheduled.class, callId);
    var open = onContext.run(() -> outbox.transaction(calls::countOpen)).await().atMost(World.SOON);

    // Then
    assertThat(open.scheduled()).isPositive();
    await().atMost(World.SOON).until(() -> scheduled() == open.scheduled());
  }

  private double scheduled() {
    return meters.get("outdial.calls.open").tag("state", "scheduled").gauge().value();
  }

  private DueCalls replica() {
    return new DueCalls(calls, changes, outbox, onContext, clock, config);
  }
}
