package io.outdial.dialer.edge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the dialer with the application and stops it with it. */
@Startup
@ApplicationScoped
class DialerLife {

  private final Dialer dialer;

  @Inject
  DialerLife(
      DialerConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    dialer = new Dialer(config, bootstrapServers);
  }

  @Produces
  @Singleton
  Dialer dialer() {
    return dialer;
  }

  void stop(@Observes ShutdownEvent event) {
    dialer.stop();
  }
}
