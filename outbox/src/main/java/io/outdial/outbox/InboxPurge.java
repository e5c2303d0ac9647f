package io.outdial.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets, once an hour, the events that Kafka cannot deliver again. */
@Startup
@ApplicationScoped
class InboxPurge {

  private static final Logger LOG = Logger.getLogger(InboxPurge.class);
  private static final String DELETE = "delete from inbox where applied_at < $1";

  private final Cancellable hourly;

  InboxPurge(Pool pool, OutboxConfig config) {
    this.hourly =
        Multi.createFrom()
            .ticks()
            .every(Duration.ofHours(1))
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick ->
                pool.preparedQuery(DELETE)
                    .execute(
                        Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(config.inboxRetention())))
                    .onFailure()
                    .invoke(e -> LOG.warnf("inbox not purged error=%s", e.getMessage()))
                    .onFailure()
                    .recoverWithNull())
            .subscribe()
            .with(ignored -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    hourly.cancel();
  }
}
