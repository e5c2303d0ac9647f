package io.outdial.scheduler.edge;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does rounds of one piece of work, never two at once. Each round says after what gap the next is
 * wanted; anybody may want it sooner. A failed round is logged and followed by another.
 */
final class Loop {

  private static final Logger LOG = Logger.getLogger(Loop.class);

  private final String name;
  private final Duration longestGap;
  private final Supplier<Uni<Duration>> round;
  private final ScheduledExecutorService timers = Infrastructure.getDefaultWorkerPool();

  // What follows is guarded by this.
  private boolean running;
  private boolean stopped;

  /** When the next round is wanted, in {@link System#nanoTime()}; null: nobody has said. */
  private @Nullable Long wantedAt;

  private @Nullable ScheduledFuture<?> timer;

  Loop(String name, Duration longestGap, Supplier<Uni<Duration>> round) {
    this.name = name;
    this.longestGap = longestGap;
    this.round = round;
  }

  /** The first round shall come after the gap. */
  synchronized void start(Duration gap) {
    stopped = false;
    wantedAt = null;
    wakeIn(gap);
  }

  /** There shall be a round after the gap at the latest. */
  synchronized void wakeIn(Duration gap) {
    long at = System.nanoTime() + Math.max(0, gap.toNanos());
    if (wantedAt == null || at - wantedAt < 0) {
      wantedAt = at;
      arm(at);
    }
  }

  /** No round begins any more, until {@link #start}. */
  synchronized void stop() {
    stopped = true;
    disarm();
  }

  private void arm(long at) {
    disarm();
    if (!running && !stopped) {
      timer = timers.schedule(this::run, at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private void disarm() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void run() {
    if (begin()) {
      Uni.createFrom().deferred(round::get).subscribe().with(this::end, this::failed);
    }
  }

  /** A timer that fired while it was cancelled may come here beside its successor. */
  private synchronized boolean begin() {
    boolean free = !running && !stopped;
    if (free) {
      running = true;
      wantedAt = null;
    }
    return free;
  }

  private void failed(Throwable cause) {
    LOG.warnf("round failed, trying again loop=%s error=%s", name, cause.getMessage());
    end(longestGap);
  }

  private synchronized void end(Duration gap) {
    running = false;
    if (wantedAt != null) {
      arm(wantedAt);
    }
    wakeIn(gap.compareTo(longestGap) < 0 ? gap : longestGap);
  }
}
