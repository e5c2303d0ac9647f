package io.outdial.scheduler.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.outdial.scheduler.calls.CallState;
import io.outdial.scheduler.calls.CallState.Dispatched;
import io.outdial.scheduler.calls.CallState.Ended;
import io.outdial.scheduler.calls.CallState.OnDialer;
import io.outdial.scheduler.calls.CallState.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Every metric of the service. */
@Singleton
class SchedulerMetrics {

  private final MeterRegistry meters;
  private final Timer lateness;
  private final Counter reissues;
  private final Counter undecided;

  SchedulerMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.lateness =
        Timer.builder("outdial.calls.dispatch.lateness")
            .description("from the time at which an attempt was due to its dispatch")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(meters);
    this.reissues = meters.counter("outdial.calls.reissued");
    this.undecided = meters.counter("outdial.calls.undecided");
  }

  /** Counts what the step from one state to the next means to an operator. */
  void changed(CallState before, CallState after) {
    switch (after) {
      case Dispatched next -> dispatched(before, next);
      case Ended next -> ended(before, next);
      case Scheduled _, OnDialer _ -> {}
    }
  }

  private void dispatched(CallState before, Dispatched next) {
    if (before instanceof Scheduled) {
      lateness.record(Duration.between(next.attempt().dueAt(), next.attempt().dispatchedAt()));
    } else if (before instanceof Dispatched last && !last.dialBefore().equals(next.dialBefore())) {
      reissues.increment();
    }
  }

  private void ended(CallState before, Ended next) {
    if (!(before instanceof Ended)) {
      meters.counter("outdial.calls.ended", "reason", next.reason().wireName()).increment();
    }
  }

  /** A round of the watch, and whether it could read the attempts topic to its end. */
  void watched(boolean read) {
    meters.counter("outdial.attempts.watched", "read", Boolean.toString(read)).increment();
  }

  /** A gauge of the calls that are open in a state. */
  static AtomicLong open(MeterRegistry meters, String state) {
    return Objects.requireNonNull(
        meters.gauge("outdial.calls.open", Tags.of("state", state), new AtomicLong()));
  }

  /** A call whose row or input led to an exception; it stays as it is. */
  void undecided() {
    undecided.increment();
  }
}
