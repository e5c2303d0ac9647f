package io.outdial.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.EventCodec.Decoded;
import io.outdial.events.EventId;
import io.outdial.events.Topic;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Applies the events that a service reads, each once, however often it is delivered. */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final String INSERT =
      "insert into inbox (event_id) values (?1) on conflict do nothing";

  private final Outbox outbox;
  private final OutboxConfig config;
  private final MeterRegistry meters;

  Inbox(Outbox outbox, OutboxConfig config, MeterRegistry meters) {
    this.outbox = outbox;
    this.config = config;
    this.meters = meters;
  }

  /**
   * Applies one record in one transaction. Records that are no event, or an event of a later
   * version of the contract, are counted and skipped. A failure is tried again with growing gaps
   * until {@link OutboxConfig#applyLimit()}; then the returned Uni fails, and with it the channel:
   * nothing is skipped because a database was away.
   *
   * @param effect what the event changes; it runs within the transaction
   */
  public <E extends Event> Uni<Void> consume(
      Topic<E> topic, ConsumerRecord<String, byte[]> source, Function<E, Uni<Void>> effect) {
    return switch (EventCodec.decode(topic, source.value())) {
      case Decoded.Known<E>(E event) -> once(event, effect);
      case Decoded.Unknown<E>(String type) -> skip(source, "unknown type " + type);
      case Decoded.Malformed<E>(String problem) -> skip(source, problem);
    };
  }

  private <E extends Event> Uni<Void> once(E event, Function<E, Uni<Void>> effect) {
    Context context = Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
    Uni<Void> attempt =
        outbox.transaction(() ->
            isFirst(event.eventId())
                .chain(first -> first ? effect.apply(event) : Uni.createFrom().voidItem()));
    return on(context, attempt)
        .onFailure()
        .invoke(e -> LOG.warnf("event not applied, trying again error=%s", e.getClass().getName()))
        .onFailure()
        .retry()
        .withBackOff(config.applyRetryMin(), config.applyRetryMax())
        .expireIn(config.applyLimit().toMillis());
  }

  private static Uni<Boolean> isFirst(EventId id) {
    return Panache.getSession()
        .chain(s -> s.createNativeQuery(INSERT).setParameter(1, id.uuid()).executeUpdate())
        .map(inserted -> inserted == 1);
  }

  /** A retry comes from a timer's thread, and Hibernate Reactive must run on the context's. */
  private static Uni<Void> on(Context context, Uni<Void> work) {
    return Uni.createFrom()
        .emitter(emitter ->
            context.runOnContext(
                ignored -> work.subscribe().with(emitter::complete, emitter::fail)));
  }

  private Uni<Void> skip(ConsumerRecord<String, byte[]> source, String problem) {
    meters.counter("outdial.events.skipped", "topic", source.topic()).increment();
    LOG.warnf(
        "event skipped topic=%s partition=%d offset=%d error=%s",
        source.topic(), source.partition(), source.offset(), problem);
    return Uni.createFrom().voidItem();
  }
}
