package io.outdial.store.cdrs;

import io.outdial.events.CallId;
import io.outdial.events.Cdr;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.TenantId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One record per attempt, also of those that failed. Used within a transaction. */
@ApplicationScoped
public class Cdrs {

  private static final int HANGUP_REASON_MAX_CHARS = 1000;

  @ApplicationScoped
  static class Rows implements PanacheRepositoryBase<CdrRow, CdrKey> {}

  private final Rows rows;

  Cdrs(Rows rows) {
    this.rows = rows;
  }

  public Uni<Void> record(AttemptFailed event) {
    return add(event.tenant(), event.callId(), event.cdr());
  }

  /** The call's last record, if it has one, and the number that all its attempts dialled. */
  public Uni<Void> record(CallFinished event) {
    Cdr cdr = event.cdr();
    Uni<Void> last =
        cdr == null ? Uni.createFrom().voidItem() : add(event.tenant(), event.callId(), cdr);
    return last.chain(() ->
            rows.update(
                "phone = ?1 where key.callId = ?2", event.phone().e164(), event.callId().value()))
        .replaceWithVoid();
  }

  private Uni<Void> add(TenantId tenant, CallId callId, Cdr cdr) {
    var row = new CdrRow(tenant, callId, cdr, HANGUP_REASON_MAX_CHARS);
    return rows.findById(row.key)
        .onItem()
        .ifNull()
        .switchTo(() -> rows.persist(row))
        .replaceWithVoid();
  }
}
