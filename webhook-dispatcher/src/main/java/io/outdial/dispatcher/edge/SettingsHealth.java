package io.outdial.dispatcher.edge;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the tenants' settings have been read. */
@Readiness
@ApplicationScoped
class SettingsHealth implements HealthCheck {

  private final TenantSettings settings;

  SettingsHealth(TenantSettings settings) {
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("tenant settings").status(settings.areLoaded()).build();
  }
}
