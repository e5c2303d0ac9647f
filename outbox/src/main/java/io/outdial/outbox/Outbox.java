package io.outdial.outbox;

import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.Topic;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Where a service writes the events that its changes of state cause. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT = "insert into outbox (topic, key, value) values (?1, ?2, ?3)";

  private final OutboxRelay relay;

  Outbox(OutboxRelay relay) {
    this.relay = relay;
  }

  /**
   * Does the work in one transaction and publishes what it appended right after the commit. To be
   * subscribed to on a Vert.x context, as everything of Hibernate Reactive.
   */
  public <T> Uni<T> transaction(Supplier<Uni<T>> work) {
    return Panache.withTransaction(work).invoke(relay::nudge);
  }

  /** Adds an event to the transaction under way. */
  public <E extends Event> Uni<Void> append(Topic<E> topic, E event) {
    String value = new String(EventCodec.encode(event), StandardCharsets.UTF_8);
    return Panache.getSession()
        .chain(session ->
            session
                .createNativeQuery(INSERT)
                .setParameter(1, topic.name())
                .setParameter(2, event.key())
                .setParameter(3, value)
                .executeUpdate())
        .replaceWithVoid();
  }
}
