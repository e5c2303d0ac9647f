package io.outdial.dispatcher.deliveries;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts and logs what the loops do. Names every metric of deliveries. */
public final class DeliveryMeters {

  private static final Logger LOG = System.getLogger(DeliveryMeters.class.getName());

  private final MeterRegistry registry;
  private final Timer firstAttemptLag;
  private final Map<DeliveryKind, AtomicLong> waiting = new ConcurrentHashMap<>();

  public DeliveryMeters(MeterRegistry registry) {
    this.registry = registry;
    this.firstAttemptLag =
        Timer.builder("outdial.webhook.first.attempt.lag")
            .description("from what happened to the first attempt to tell")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  /** How much waits, due or not. */
  public void waiting(DeliveryKind kind, long count) {
    waiting.computeIfAbsent(kind, this::gauge).set(count);
  }

  private AtomicLong gauge(DeliveryKind kind) {
    var tags = Tags.of("kind", kind.name());
    return Objects.requireNonNull(
        registry.gauge("outdial.deliveries.waiting", tags, new AtomicLong()));
  }

  void began(Delivery delivery, Instant start) {
    if (delivery.kind() == DeliveryKind.WEBHOOK && delivery.attempt() == 1) {
      Duration lag = Duration.between(delivery.happenedAt(), start);
      firstAttemptLag.record(lag.isNegative() ? Duration.ZERO : lag);
    }
  }

  void ended(Delivery delivery, DeliveryResult result, NextStep next) {
    String outcome = outcome(next);
    registry
        .counter("outdial.deliveries", "kind", delivery.kind().name(), "outcome", outcome)
        .increment();
    LOG.log(
        level(next),
        "delivery {0} callId={1} tenant={2} kind={3} event={4} webhook={5} attempt={6} result={7}",
        outcome,
        delivery.callId(),
        delivery.tenant(),
        delivery.kind(),
        delivery.eventType(),
        delivery.webhook(),
        delivery.attempt(),
        result);
  }

  private static String outcome(NextStep next) {
    return switch (next) {
      case NextStep.Done _ -> "delivered";
      case NextStep.RetryIn _ -> "retried";
      case NextStep.GiveUp _ -> "failed";
    };
  }

  private static Level level(NextStep next) {
    return switch (next) {
      case NextStep.Done _ -> Level.DEBUG;
      case NextStep.RetryIn _ -> Level.INFO;
      case NextStep.GiveUp _ -> Level.WARNING;
    };
  }
}
