package io.outdial.dispatcher.deliveries;

import io.outdial.events.CallId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes down what is owed to receivers. Used within a transaction. */
@ApplicationScoped
public class Deliveries {

  @ApplicationScoped
  static class Rows implements PanacheRepositoryBase<DeliveryRow, Long> {}

  @ApplicationScoped
  static class ReadyTranscripts implements PanacheRepositoryBase<TranscriptReadyRow, String> {}

  /**
   * A call's end and its transcript come on two topics, to two transactions at a time. Each must
   * see the other's effect, or the e-mail would wait for a transcript that is there.
   */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended(?1, 0)) is null";

  private final Rows rows;
  private final ReadyTranscripts ready;
  private final InstantSource clock;

  Deliveries(Rows rows, ReadyTranscripts ready, InstantSource clock) {
    this.rows = rows;
    this.ready = ready;
    this.clock = clock;
  }

  public Uni<Void> owe(List<OwedDelivery> owed) {
    if (owed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = clock.instant();
    return rows.persist(owed.stream().map(delivery -> new DeliveryRow(delivery, now)));
  }

  /** Whether the call's transcript can be fetched; if not, it will be noticed when it can. */
  public Uni<Boolean> isTranscriptReady(CallId callId) {
    return lock(callId).chain(() -> ready.findById(callId.value())).map(row -> row != null);
  }

  /** The transcript can be fetched now: the e-mail that waits for it, if any, becomes due. */
  public Uni<Void> transcriptIsReady(CallId callId) {
    Instant now = clock.instant();
    return lock(callId)
        .chain(() -> ready.findById(callId.value()))
        .onItem()
        .ifNull()
        .switchTo(() -> ready.persist(new TranscriptReadyRow(callId.value(), now)))
        .chain(() ->
            rows.update(
                "dueAt = ?1 where kind = ?2 and callId = ?3 and attempts = 0",
                now,
                DeliveryKind.EMAIL,
                callId.value()))
        .replaceWithVoid();
  }

  private static Uni<Boolean> lock(CallId callId) {
    return Panache.getSession()
        .chain(session ->
            session
                .createNativeQuery(LOCK, Boolean.class)
                .setParameter(1, callId.value())
                .getSingleResult());
  }
}
