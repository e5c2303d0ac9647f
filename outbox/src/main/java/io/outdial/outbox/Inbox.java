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
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Applies the events that a service reads, each once, however often it is delivered. */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final String INSERT =
      "insert into inbox (event_id) values (?1) on conflict do nothing";

  /** The class of SQLSTATE for "data exception". */
  private static final String DATA_ERROR = "22";

  /** How deep a failure is looked into. */
  private static final int CAUSES = 20;

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
   * version of the contract, are counted and skipped; so are events that hold what the database
   * cannot (SQLSTATE class 22, NUL characters for one), since it never will. Another failure is
   * tried again with growing gaps until {@link OutboxConfig#applyLimit()}; then the returned Uni
   * fails, and with it the channel: nothing is skipped because a database was away.
   *
   * @param effect what the event changes; it runs within the transaction
   */
  public <E extends Event> Uni<Void> consume(
      Topic<E> topic, ConsumerRecord<String, byte[]> source, Function<E, Uni<Void>> effect) {
    return switch (EventCodec.decode(topic, source.value())) {
      case Decoded.Known<E>(E event) -> once(event, source, effect);
      case Decoded.Unknown<E>(String type) -> skip(source, "unknown type " + type);
      case Decoded.Malformed<E>(String problem) -> skip(source, problem);
    };
  }

  private <E extends Event> Uni<Void> once(
      E event, ConsumerRecord<String, byte[]> source, Function<E, Uni<Void>> effect) {
    Context context = Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
    Uni<Void> attempt =
        outbox.transaction(() ->
            isFirst(event.eventId())
                .chain(first -> first ? effect.apply(event) : Uni.createFrom().voidItem()));
    return on(context, attempt)
        .onFailure(Inbox::isBadData)
        .recoverWithUni(e -> skipBadData(source))
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

  /** The database refuses the data, and will whenever it is asked. */
  private static boolean isBadData(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(cause -> sqlState(cause).startsWith(DATA_ERROR));
  }

  /** Hibernate turns the driver's exception into one of JDBC, and does not keep it as a cause. */
  private static String sqlState(Throwable cause) {
    String state =
        switch (cause) {
          case PgException refusal -> refusal.getSqlState();
          case SQLException refusal -> refusal.getSQLState();
          default -> "";
        };
    return Objects.requireNonNullElse(state, "");
  }

  /** A retry comes from a timer's thread, and Hibernate Reactive must run on the context's. */
  private static Uni<Void> on(Context context, Uni<Void> work) {
    return Uni.createFrom()
        .emitter(emitter ->
            context.runOnContext(
                ignored -> work.subscribe().with(emitter::complete, emitter::fail)));
  }

  /** What the database says may quote the data, so it is not logged. */
  private Uni<Void> skipBadData(ConsumerRecord<String, byte[]> source) {
    count(source);
    LOG.errorf(
        "event that the database cannot hold skipped topic=%s partition=%d offset=%d",
        source.topic(), source.partition(), source.offset());
    return Uni.createFrom().voidItem();
  }

  private void count(ConsumerRecord<String, byte[]> source) {
    meters.counter("outdial.events.skipped", "topic", source.topic()).increment();
  }

  private Uni<Void> skip(ConsumerRecord<String, byte[]> source, String problem) {
    count(source);
    LOG.warnf(
        "event skipped topic=%s partition=%d offset=%d error=%s",
        source.topic(), source.partition(), source.offset(), problem);
    return Uni.createFrom().voidItem();
  }
}
