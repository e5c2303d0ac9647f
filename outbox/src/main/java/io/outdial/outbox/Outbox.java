package io.outdial.outbox;

import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.Topic;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where a service writes the events that its changes of state cause. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      """
      insert into outbox (topic, key, value, at_most_once)
      select e.topic, e.key, e.value, e.at_most_once
      from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as boolean[]))
      with ordinality as e (topic, key, value, at_most_once, position) order by e.position\
      """;

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
    return appendAll(List.of(Entry.of(topic, event)));
  }

  /** Adds events to the transaction under way, to be published in this order, in one statement. */
  public Uni<Void> appendAll(List<Entry> entries) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Panache.getSession()
        .chain(session ->
            session
                .createNativeQuery(INSERT)
                .setParameter(1, column(entries, Entry::topic))
                .setParameter(2, column(entries, Entry::key))
                .setParameter(3, column(entries, Entry::value))
                .setParameter(4, entries.stream().map(Entry::atMostOnce).toArray(Boolean[]::new))
                .executeUpdate())
        .replaceWithVoid();
  }

  private static String[] column(List<Entry> entries, Function<Entry, String> column) {
    return entries.stream().map(column).toArray(String[]::new);
  }

  /**
   * An event as it will be published. It may hold personal data: {@link #toString} shows none.
   *
   * @param atMostOnce it may be lost, and never comes twice; else it may come twice, and is never
   *     lost
   */
  public record Entry(String topic, String key, String value, boolean atMostOnce) {

    public static <E extends Event> Entry of(Topic<E> topic, E event) {
      String value = new String(EventCodec.encode(event), StandardCharsets.UTF_8);
      return new Entry(topic.name(), event.key(), value, false);
    }

    /** For what must not happen twice, and is asked for again when it did not happen. */
    public Entry onceAtMost() {
      return new Entry(topic, key, value, true);
    }

    @Override
    public String toString() {
      return "Entry[" + topic + ", " + key + "]";
    }
  }
}
