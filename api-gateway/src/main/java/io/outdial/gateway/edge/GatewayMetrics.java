package io.outdial.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.gateway.tenants.LiveTenants;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Every metric of our own; requests by outcome are counted by {@code http.server.requests}. */
@Startup
@ApplicationScoped
class GatewayMetrics {

  private final Counter accepted;
  private final Counter refused;

  GatewayMetrics(MeterRegistry meters, LiveTenants tenants, SettingsPublisher publisher) {
    this.accepted = meters.counter("outdial.calls.posted", "outcome", "accepted");
    this.refused = meters.counter("outdial.calls.posted", "outcome", "refused");
    gauge(meters, "outdial.settings.tenants", () -> tenants.now().all().size());
    gauge(meters, "outdial.settings.problems", () -> tenants.problems().size());
    gauge(meters, "outdial.settings.unpublished", () -> publisher.isPublished() ? 0 : 1);
  }

  /** By a supplier, which the registry holds fast; of another object it would let go. */
  private static void gauge(MeterRegistry meters, String name, Supplier<Number> value) {
    Gauge.builder(name, value).register(meters);
  }

  void callAccepted() {
    accepted.increment();
  }

  void callRefused() {
    refused.increment();
  }
}
