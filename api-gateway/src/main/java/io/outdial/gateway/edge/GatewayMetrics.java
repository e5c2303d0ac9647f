package io.outdial.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.gateway.tenants.LiveTenants;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Every metric of our own; requests by outcome are counted by {@code http.server.requests}. */
@Startup
@ApplicationScoped
class GatewayMetrics {

  private final Counter accepted;
  private final Counter refused;

  GatewayMetrics(MeterRegistry meters, LiveTenants tenants, SettingsPublisher publisher) {
    this.accepted = meters.counter("outdial.calls.posted", "outcome", "accepted");
    this.refused = meters.counter("outdial.calls.posted", "outcome", "refused");
    meters.gauge("outdial.settings.tenants", tenants, live -> live.now().all().size());
    meters.gauge("outdial.settings.problems", tenants, live -> live.problems().size());
    meters.gauge("outdial.settings.unpublished", publisher, p -> p.isPublished() ? 0 : 1);
  }

  void callAccepted() {
    accepted.increment();
  }

  void callRefused() {
    refused.increment();
  }
}
