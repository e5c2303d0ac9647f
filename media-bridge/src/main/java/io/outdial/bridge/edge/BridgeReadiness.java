package io.outdial.bridge.edge;

import io.outdial.bridge.rtp.RtpPorts;
import io.outdial.bridge.session.Sessions;
import io.outdial.events.settings.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: settings are loaded, the keyset was readable, and there are ports for a call. */
@Readiness
@ApplicationScoped
class BridgeReadiness implements HealthCheck {

  private final SettingsReader settings;
  private final RtpPorts ports;
  private final Sessions sessions;

  BridgeReadiness(SettingsReader settings, RtpPorts ports, Sessions sessions) {
    this.settings = settings;
    this.ports = ports;
    this.sessions = sessions;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("media-bridge")
        .withData("settingsLoaded", settings.isLoaded())
        .withData("portAvailable", ports.isAvailable())
        .withData("sessionsLive", sessions.live())
        .status(settings.isLoaded() && ports.isAvailable())
        .build();
  }
}
