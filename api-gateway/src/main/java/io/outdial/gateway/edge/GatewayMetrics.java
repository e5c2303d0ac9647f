package io.outdial.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.gateway.tenants.LiveTenants;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Every metric of our own; requests by outcome are counted by {@code http.server.requests}. */
@Startup
@ApplicationScoped
class GatewayMetrics {

  private final Counter accepted;
  private final Counter refused;
  private final MeterRegistry meters;
  private final List<Meter> gauges;

  GatewayMetrics(MeterRegistry meters, LiveTenants tenants, SettingsPublisher publisher) {
    this.accepted = meters.counter("outdial.calls.posted", "outcome", "accepted");
    this.refused = meters.counter("outdial.calls.posted", "outcome", "refused");
    this.meters = meters;
    this.gauges =
        List.of(
            gauge("outdial.settings.tenants", () -> tenants.now().all().size()),
            gauge("outdial.settings.problems", () -> tenants.problems().size()),
            gauge("outdial.settings.unpublished", () -> publisher.isPublished() ? 0 : 1));
  }

  /** By a supplier, which the registry holds fast; of another object it would let go. */
  private Meter gauge(String name, Supplier<Number> value) {
    return Gauge.builder(name, value).register(meters);
  }

  /** The registry may outlive this application, in tests and in dev mode. */
  @PreDestroy
  void close() {
    gauges.forEach(meters::remove);
  }

  void callAccepted() {
    accepted.increment();
  }

  void callRefused() {
    refused.increment();
  }
}
