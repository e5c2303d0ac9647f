package io.outdial.dispatcher.edge;

import io.outdial.dispatcher.deliveries.DeliveryKind;
import io.outdial.dispatcher.deliveries.DeliveryLog;
import io.outdial.dispatcher.deliveries.DeliveryMeters;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Wakes the loops now and then, for what other processes left behind, and stops them when the
 * service does.
 */
@ApplicationScoped
class LoopTimer {

  private static final Logger LOG = Logger.getLogger(LoopTimer.class);

  private final Loops loops;
  private final DeliveryLog log;
  private final DeliveryMeters meters;
  private final DispatcherConfig config;
  private final InstantSource clock;
  private final Vertx vertx;
  private volatile long timer;

  LoopTimer(
      Loops loops,
      DeliveryLog log,
      DeliveryMeters meters,
      DispatcherConfig config,
      InstantSource clock,
      Vertx vertx) {
    this.loops = loops;
    this.log = log;
    this.meters = meters;
    this.config = config;
    this.clock = clock;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(0, config.pollInterval().toMillis(), _ -> loops.wake());
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    vertx.cancelTimer(timer);
    Duration limit = config.drainLimit();
    if (!loops.webhooks().stop(limit) || !loops.emails().stop(limit)) {
      LOG.warn("deliveries under way at the stop will be attempted again");
    }
  }

  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> countWaiting() {
    return countWaiting(DeliveryKind.WEBHOOK)
        .chain(() -> countWaiting(DeliveryKind.EMAIL))
        .onFailure()
        .invoke(e -> LOG.warnf("waiting deliveries not counted error=%s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> countWaiting(DeliveryKind kind) {
    return log.countWaiting(kind).invoke(count -> meters.waiting(kind, count)).replaceWithVoid();
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> purge() {
    return log.purge(clock.instant().minus(config.retention()))
        .onFailure()
        .invoke(e -> LOG.warnf("finished deliveries not purged error=%s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }
}
