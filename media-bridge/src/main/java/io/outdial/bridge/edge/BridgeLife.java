package io.outdial.bridge.edge;

import io.outdial.bridge.session.Sessions;
import io.outdial.events.settings.SettingsReader;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Starts what nobody has asked for yet, and lets running sessions end before the service does. */
@ApplicationScoped
class BridgeLife {

  private static final Logger LOG = System.getLogger(BridgeLife.class.getName());

  private final BridgeConfig config;
  private final Sessions sessions;
  private final SettingsReader reader;

  BridgeLife(BridgeConfig config, Sessions sessions, SettingsReader reader) {
    this.config = config;
    this.sessions = sessions;
    this.reader = reader;
  }

  void started(@Observes StartupEvent event) {
    LOG.log(Level.INFO, "media bridge started sessionsMax={0}", config.sessions().max());
    // A wrong keyset or address must show now, and not in the first call.
    sessions.live();
    reader.isLoaded();
  }

  /** Holds the stop up while connections are still open: they are what keeps calls alive. */
  void stopping(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    if (!sessions.drain(config.sessions().drainMax())) {
      LOG.log(Level.WARNING, "stopping with live sessions count={0}", sessions.live());
    }
  }
}
