package io.outdial.gateway.custody;

import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Sealed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * The engine keys of pending calls, sealed so that a media bridge alone can open them. A key is
 * kept in its call's own transaction and forgotten in that of its final status.
 */
public final class EngineKeys {

  private final Seal toBridges;

  public EngineKeys(Seal toBridges) {
    this.toBridges = toBridges;
  }

  /** Seals and keeps the key, within the transaction under way. */
  public Uni<Void> keep(TenantId tenant, CallId call, EngineKey key) {
    Sealed sealed = toBridges.seal(key.secret(), SealContext.engineKey(tenant, call));
    return Panache.getSession()
        .chain(session -> session.persist(new EngineKeyRow(call, tenant, sealed)));
  }

  /** The sealed key of a pending call, or empty. */
  public Uni<Optional<Sealed>> find(TenantId tenant, CallId call) {
    return Panache.withSession(() ->
            Panache.getSession().chain(session -> session.find(EngineKeyRow.class, call.value())))
        .map(row ->
            Optional.ofNullable(row).filter(found -> found.isOf(tenant)).map(EngineKeyRow::sealed));
  }

  /** Deletes the key, within the transaction under way. */
  public Uni<Void> forget(CallId call) {
    return Panache.getSession()
        .chain(session ->
            session
                .createMutationQuery("delete from EngineKeyRow where callId = ?1")
                .setParameter(1, call.value())
                .executeUpdate())
        .replaceWithVoid();
  }
}
