package io.outdial.dispatcher.deliveries;

import io.outdial.dispatcher.deliveries.DeliveryLog.Attempt;
import io.outdial.dispatcher.deliveries.DeliveryLog.Claim;
import io.outdial.dispatcher.deliveries.DeliveryResult.Unanswered;
import io.smallrye.mutiny.Uni;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pays what is owed of one kind: claims what is due, has it delivered, records how it went. It
 * works when it is woken: after something became owed, after a delivery made room, and by an alarm
 * set for what is due next.
 */
public final class DeliveryLoop {

  private static final Logger LOG = System.getLogger(DeliveryLoop.class.getName());
  private static final int RECORD_RETRIES = 5;
  private static final Duration RECORD_RETRY_GAP = Duration.ofMillis(100);

  private final DeliveryKind kind;
  private final DeliveryLog log;
  private final Courier courier;
  private final LoopLimits limits;
  private final RetrySchedule schedule;
  private final DeliveryMeters meters;
  private final InstantSource clock;

  /** Rounds asked for since the one under way began; 0: no round is under way. */
  private final AtomicInteger asked = new AtomicInteger();

  private final Semaphore free;
  private final Map<String, Integer> busy = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;
  private volatile Future<?> alarm = CompletableFuture.completedFuture(null);
  private volatile boolean stopped;

  public DeliveryLoop(
      DeliveryKind kind,
      DeliveryLog log,
      Courier courier,
      LoopLimits limits,
      RetrySchedule schedule,
      DeliveryMeters meters,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this.kind = kind;
    this.log = log;
    this.courier = courier;
    this.limits = limits;
    this.schedule = schedule;
    this.meters = meters;
    this.timer = timer;
    this.clock = clock;
    this.free = new Semaphore(limits.parallelMax());
  }

  /** Something may be due. Returns at once; many calls make one round. */
  public void wake() {
    if (!stopped && asked.getAndIncrement() == 0) {
      round();
    }
  }

  /** Begins nothing more, and waits for what is under way; false if that takes longer. */
  public boolean stop(Duration limit) throws InterruptedException {
    stopped = true;
    alarm.cancel(false);
    return free.tryAcquire(limits.parallelMax(), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    int served = asked.get();
    claim()
        .invoke(claimed -> claimed.forEach(this::attempt))
        .chain(() -> log.nextDue(kind, clock.instant()))
        .invoke(next -> next.ifPresent(this::setAlarm))
        .subscribe()
        .with(_ -> roundEnded(served), this::failed);
  }

  private void roundEnded(int served) {
    if (!asked.compareAndSet(served, 0)) {
      asked.set(1);
      round();
    }
  }

  private void setAlarm(Instant due) {
    alarm.cancel(false);
    long delayMs = Math.max(1, Duration.between(clock.instant(), due).toMillis() + 1);
    alarm = timer.schedule(this::wake, delayMs, TimeUnit.MILLISECONDS);
  }

  private Uni<List<Delivery>> claim() {
    int room = free.availablePermits();
    return room == 0
        ? Uni.createFrom().item(List.of())
        : log.claim(
            new Claim(
                kind,
                clock.instant(),
                limits.lease(),
                room,
                limits.perTargetMax(),
                Map.copyOf(busy)));
  }

  private void failed(Throwable cause) {
    LOG.log(
        Level.WARNING,
        "deliveries not claimed, trying again kind={0} error={1}",
        kind,
        cause.getClass().getName());
    asked.set(0);
  }

  private void attempt(Delivery delivery) {
    Instant start = clock.instant();
    free.acquireUninterruptibly();
    busy.merge(delivery.target(), 1, Integer::sum);
    meters.began(delivery, start);
    deliver(delivery)
        .chain(result -> record(delivery, start, result))
        .subscribe()
        .with(_ -> ended(delivery), e -> unrecorded(delivery, e));
  }

  private Uni<DeliveryResult> deliver(Delivery delivery) {
    return Uni.createFrom()
        .deferred(() -> courier.deliver(delivery))
        .ifNoItem()
        .after(limits.attemptLimit())
        .recoverWithItem(() -> new Unanswered("timeout"))
        .onFailure()
        .recoverWithItem(e -> new Unanswered(Cause.of(e)));
  }

  private Uni<Void> record(Delivery delivery, Instant start, DeliveryResult result) {
    NextStep next = NextStep.after(result, delivery.attempt(), schedule);
    meters.ended(delivery, result, next);
    var attempt = new Attempt(start, Duration.between(start, clock.instant()), result);
    return log.record(delivery, attempt, next)
        .onFailure()
        .retry()
        .withBackOff(RECORD_RETRY_GAP)
        .atMost(RECORD_RETRIES);
  }

  /** It will be attempted again when its lease ends, under the same message id. */
  private void unrecorded(Delivery delivery, Throwable cause) {
    LOG.log(
        Level.WARNING,
        "delivery not recorded callId={0} kind={1} error={2}",
        delivery.callId(),
        kind,
        cause.getClass().getName());
    ended(delivery);
  }

  private void ended(Delivery delivery) {
    busy.computeIfPresent(delivery.target(), (_, count) -> count == 1 ? null : count - 1);
    free.release();
    wake();
  }
}
