package io.outdial.dialer.edge;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: settings loaded, SIP listening, dial requests arriving, not going down. */
@Readiness
final class DialerReadiness implements HealthCheck {

  private final Dialer dialer;

  DialerReadiness(Dialer dialer) {
    this.dialer = dialer;
  }

  @Override
  public HealthCheckResponse call() {
    boolean ready = dialer.hasSettings() && dialer.isListening() && !dialer.isDraining();
    return HealthCheckResponse.named("dialer")
        .status(ready)
        .withData("settingsLoaded", dialer.hasSettings())
        .withData("sipPort", dialer.sip().port())
        .withData("listening", dialer.isListening())
        .withData("draining", dialer.isDraining())
        .withData("liveCalls", dialer.calls().liveCalls())
        .withData("freeSlots", dialer.calls().freeSlots())
        .build();
  }
}
