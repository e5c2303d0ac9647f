package io.outdial.scheduler.edge;

import io.outdial.outbox.Outbox;
import io.outdial.scheduler.calls.CallState;
import io.outdial.scheduler.calls.CallState.Scheduled;
import io.outdial.scheduler.calls.Input.Due;
import io.outdial.scheduler.store.CallStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Dispatches calls when their time has come. It sleeps until the next call is due; replicas take
 * different calls, since each claims rows that no other has locked.
 */
@ApplicationScoped
class DueCalls {

  private final CallStore calls;
  private final CallChanges changes;
  private final Outbox outbox;
  private final OnContext onContext;
  private final InstantSource clock;
  private final SchedulerConfig config;
  private final Loop loop;

  DueCalls(
      CallStore calls,
      CallChanges changes,
      Outbox outbox,
      OnContext onContext,
      InstantSource clock,
      SchedulerConfig config) {
    this.calls = calls;
    this.changes = changes;
    this.outbox = outbox;
    this.onContext = onContext;
    this.clock = clock;
    this.config = config;
    this.loop = new Loop("due", config.duePoll(), this::round);
  }

  void start(@Observes StartupEvent event) {
    loop.start(Duration.ZERO);
  }

  void stop(@Observes ShutdownEvent event) {
    loop.stop();
  }

  /** A call was left in this state. If it waits, this wakes in time. */
  void expect(CallState state) {
    if (state instanceof Scheduled waiting) {
      loop.wakeIn(Duration.between(clock.instant(), waiting.dueAt()));
    }
  }

  private Uni<Duration> round() {
    return onContext
        .run(() -> outbox.transaction(this::dispatchBatch))
        .chain(changed ->
            changed == config.dueBatch()
                ? Uni.createFrom().item(Duration.ZERO)
                : onContext.run(() -> outbox.transaction(calls::nextDue)).map(this::gapUntil));
  }

  /** Claims a batch of due calls and dispatches it, in one transaction. How many it were. */
  Uni<Integer> dispatchBatch() {
    return calls
        .lockDue(clock.instant(), config.dueBatch())
        .chain(due -> changes.applyAll(due, id -> new Due()));
  }

  private Duration gapUntil(Optional<Instant> nextDue) {
    return nextDue
        .map(due -> Duration.between(clock.instant(), due))
        .filter(Duration::isPositive)
        .orElse(config.duePoll());
  }
}
