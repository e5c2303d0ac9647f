package io.outdial.scheduler.edge;

import io.outdial.events.CallId;
import io.outdial.outbox.Outbox;
import io.outdial.scheduler.calls.Input;
import io.outdial.scheduler.calls.Input.NobodyDialed;
import io.outdial.scheduler.store.CallStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settles what dialers left open: offers that nobody took, calls of dialers that are gone, and
 * calls that a dialer lost track of.
 *
 * <p>Silence proves something only to one who listened. So each round first notes which offers have
 * ended, then reads the attempts topic up to where it ended at that moment. An offer that is still
 * open afterwards was taken by nobody. A dialer counts as gone when it was silent for long enough
 * while round followed round without a gap: after Kafka was away, the time starts anew. So it does
 * for overdue calls: a living dialer then has the time to say what it could not.
 */
@ApplicationScoped
class Watch {

  private final CallStore calls;
  private final CallChanges changes;
  private final Outbox outbox;
  private final OnContext onContext;
  private final AttemptsTopic attempts;
  private final InstantSource clock;
  private final SchedulerConfig config;
  private final SchedulerMetrics metrics;
  private final Loop loop;

  /** Since when the topic has been read without a gap; null when it could not be read. */
  private volatile @Nullable Instant listeningSince;

  /** When the last round began that read the topic. */
  private volatile @Nullable Instant heardAt;

  Watch(
      CallStore calls,
      CallChanges changes,
      Outbox outbox,
      OnContext onContext,
      AttemptsTopic attempts,
      InstantSource clock,
      SchedulerConfig config,
      SchedulerMetrics metrics) {
    this.calls = calls;
    this.changes = changes;
    this.outbox = outbox;
    this.onContext = onContext;
    this.attempts = attempts;
    this.clock = clock;
    this.config = config;
    this.metrics = metrics;
    this.loop = new Loop("watch", config.watchPoll(), this::round);
  }

  void start(@Observes StartupEvent event) {
    loop.start(config.watchPoll());
  }

  void stop(@Observes ShutdownEvent event) {
    loop.stop();
  }

  private Uni<Duration> round() {
    Instant began = clock.instant();
    return transaction(() -> offersEnded(began))
        .chain(offers -> attempts.readToEnd().chain(read -> settle(offers, began, read)))
        .replaceWith(config.watchPoll());
  }

  private Uni<Map<CallId, NobodyDialed>> offersEnded(Instant began) {
    return calls.offersEnded(began.minus(config.clockTolerance()), config.watchBatch());
  }

  private Uni<Integer> settle(Map<CallId, ? extends Input> offers, Instant began, boolean read) {
    listen(began, read);
    metrics.watched(read);
    if (!read) {
      return Uni.createFrom().item(0);
    }
    return transaction(() -> give(offers)).chain(() -> giveUpLost(began));
  }

  private void listen(Instant began, boolean read) {
    var before = heardAt;
    boolean gap = before == null || before.plus(longestGap()).isBefore(began);
    if (!read) {
      listeningSince = null;
      return;
    }
    heardAt = began;
    if (gap || listeningSince == null) {
      listeningSince = began;
    }
  }

  private Duration longestGap() {
    return config.dialerGoneAfter().dividedBy(2);
  }

  private Uni<Integer> giveUpLost(Instant began) {
    var since = listeningSince;
    Instant silentSince = began.minus(config.dialerGoneAfter());
    if (since == null || since.isAfter(silentSince)) {
      return Uni.createFrom().item(0);
    }
    return transaction(() -> giveUpGone(silentSince))
        .chain(() -> transaction(() -> giveUpOverdue(began)));
  }

  private Uni<Integer> giveUpGone(Instant silentSince) {
    return calls.onDialersSilentSince(silentSince, config.watchBatch()).chain(this::give);
  }

  private Uni<Integer> giveUpOverdue(Instant began) {
    return calls
        .overBefore(began.minus(config.overdueAfter()), config.watchBatch())
        .chain(this::give);
  }

  /** The calls may have moved on since they were looked up: the input then changes nothing. */
  private Uni<Integer> give(Map<CallId, ? extends Input> inputs) {
    if (inputs.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return calls
        .lock(inputs.keySet())
        .chain(locked -> changes.applyAll(locked, id -> Objects.requireNonNull(inputs.get(id))));
  }

  private <T> Uni<T> transaction(Supplier<Uni<T>> work) {
    return onContext.run(() -> outbox.transaction(work));
  }
}
