package io.outdial.scheduler.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.outbox.Outbox;
import io.outdial.scheduler.store.CallStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How many calls are open, by how far they are; counted now and then, from the indexes alone. */
@ApplicationScoped
class CallCounts {

  private final CallStore calls;
  private final Outbox outbox;
  private final OnContext onContext;
  private final SchedulerConfig config;
  private final Loop loop;
  private final AtomicLong scheduled;
  private final AtomicLong offered;
  private final AtomicLong onDialers;

  CallCounts(
      CallStore calls,
      Outbox outbox,
      OnContext onContext,
      SchedulerConfig config,
      MeterRegistry meters) {
    this.calls = calls;
    this.outbox = outbox;
    this.onContext = onContext;
    this.config = config;
    this.loop = new Loop("count", config.countPoll(), this::round);
    this.scheduled = SchedulerMetrics.open(meters, "scheduled");
    this.offered = SchedulerMetrics.open(meters, "dispatched");
    this.onDialers = SchedulerMetrics.open(meters, "on-dialer");
  }

  void start(@Observes StartupEvent event) {
    loop.start(Duration.ZERO);
  }

  void stop(@Observes ShutdownEvent event) {
    loop.stop();
  }

  private Uni<Duration> round() {
    return onContext
        .run(() -> outbox.transaction(calls::countOpen))
        .invoke(this::show)
        .replaceWith(config.countPoll());
  }

  private void show(CallStore.Open open) {
    scheduled.set(open.scheduled());
    offered.set(open.dispatched());
    onDialers.set(open.onDialers());
  }
}
