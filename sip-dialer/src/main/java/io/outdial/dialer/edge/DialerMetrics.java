package io.outdial.dialer.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.events.EndedReason;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.LongAdder;

/** Names every metric of the dialer. */
@ApplicationScoped
class DialerMetrics {

  void register(@Observes StartupEvent event, MeterRegistry registry, Dialer dialer) {
    Gauge.builder("outdial.dialer.slots.free", dialer, d -> d.calls().freeSlots())
        .register(registry);
    Gauge.builder("outdial.dialer.calls.live", dialer, d -> d.calls().liveCalls())
        .register(registry);
    Gauge.builder("outdial.dialer.legs.live", dialer, d -> d.sip().legs()).register(registry);
    for (EndedReason reason : EndedReason.values()) {
      FunctionCounter.builder(
              "outdial.dialer.calls", dialer.tally().ended(reason), LongAdder::doubleValue)
          .tag("reason", reason.wireName())
          .register(registry);
    }
    dropped(registry, "too-late", dialer.tally().tooLate());
    dropped(registry, "not-started", dialer.tally().notStarted());
    dropped(registry, "skipped", dialer.tally().skipped());
    count(registry, "outdial.dialer.commits.failed", dialer.tally().commitsFailed());
    count(registry, "outdial.dialer.events.untold", dialer.tally().untold());
    count(registry, "outdial.dialer.sip.strays", dialer.sip().counts().strays());
    count(registry, "outdial.dialer.sip.strangers", dialer.sip().counts().strangers());
    count(registry, "outdial.dialer.sip.io.failures", dialer.sip().counts().ioFailures());
  }

  private static void dropped(MeterRegistry registry, String cause, LongAdder count) {
    FunctionCounter.builder("outdial.dialer.dials.dropped", count, LongAdder::doubleValue)
        .tag("cause", cause)
        .register(registry);
  }

  private static void count(MeterRegistry registry, String name, LongAdder count) {
    FunctionCounter.builder(name, count, LongAdder::doubleValue).register(registry);
  }
}
