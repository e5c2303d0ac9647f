package io.outdial.dispatcher.edge;

import io.outdial.events.settings.Settings;
import io.outdial.events.settings.SettingsReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Follows the settings topic. An event must not be applied before it has been read, or a webhook
 * would be missed that was there all along.
 */
@Startup
@ApplicationScoped
class TenantSettings {

  private final SettingsReader reader;
  private final Duration limit;

  TenantSettings(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      Settings settings,
      DispatcherConfig config) {
    this.reader = SettingsReader.start(bootstrapServers, settings);
    this.limit = config.settingsLimit();
  }

  /** Done, on the caller's Vert.x context, when the settings are there; fails after the limit. */
  Uni<Void> loaded() {
    if (reader.isLoaded()) {
      return Uni.createFrom().voidItem();
    }
    Context context = Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
    return Uni.createFrom()
        .item(this::awaitLoaded)
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .emitOn(work -> context.runOnContext(_ -> work.run()))
        .onItem()
        .transformToUni(there ->
            there
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new TimeoutException("no settings")));
  }

  private boolean awaitLoaded() {
    try {
      return reader.awaitLoaded(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean areLoaded() {
    return reader.isLoaded();
  }

  void stop(@Observes ShutdownEvent event) {
    reader.close();
  }
}
