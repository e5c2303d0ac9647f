package io.outdial.scheduler.edge;

import io.outdial.outbox.Outbox;
import io.outdial.scheduler.store.CallStore;
import io.outdial.scheduler.store.DialerStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets ended calls and silent dialers of which no event can come any more. */
@ApplicationScoped
class Retention {

  private static final Duration GAP = Duration.ofHours(1);

  private final CallStore calls;
  private final DialerStore dialers;
  private final Outbox outbox;
  private final OnContext onContext;
  private final InstantSource clock;
  private final SchedulerConfig config;
  private final Loop loop;

  Retention(
      CallStore calls,
      DialerStore dialers,
      Outbox outbox,
      OnContext onContext,
      InstantSource clock,
      SchedulerConfig config) {
    this.calls = calls;
    this.dialers = dialers;
    this.outbox = outbox;
    this.onContext = onContext;
    this.clock = clock;
    this.config = config;
    this.loop = new Loop("retention", GAP, this::round);
  }

  void start(@Observes StartupEvent event) {
    loop.start(GAP);
  }

  void stop(@Observes ShutdownEvent event) {
    loop.stop();
  }

  /** Bounded batches, one after the other, so that no transaction grows long. */
  Uni<Duration> round() {
    Instant before = clock.instant().minus(config.keepEnded());
    return onContext
        .run(() -> outbox.transaction(() -> forget(before)))
        .map(count -> count < config.forgetBatch() ? GAP : Duration.ZERO);
  }

  private Uni<Integer> forget(Instant before) {
    return dialers.forget(before).chain(() -> calls.forgetEnded(before, config.forgetBatch()));
  }
}
