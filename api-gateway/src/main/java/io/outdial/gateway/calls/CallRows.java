package io.outdial.gateway.calls;

import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.TenantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;

/** The tables {@code calls} and {@code whitelist}. */
@ApplicationScoped
class CallRows implements PanacheRepositoryBase<CallRow, String> {

  private static final String WHITELIST =
      "insert into whitelist (tenant, phone) values (?1, ?2) on conflict do nothing";
  private static final Sort NEWEST_FIRST = Sort.descending("createdAt").and("callId");

  /** A tenant's call, or null: another tenant's is as unknown as none. */
  Uni<CallRow> ofTenant(TenantId tenant, CallId id) {
    return find("callId = ?1 and tenant = ?2", id.value(), tenant.host()).firstResult();
  }

  /** The same, locked until the transaction ends. */
  Uni<CallRow> locked(TenantId tenant, CallId id) {
    return find("callId = ?1 and tenant = ?2", id.value(), tenant.host())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  PanacheQuery<CallRow> newest(TenantId tenant, Set<CallStatus> statuses) {
    if (statuses.isEmpty()) {
      return find("tenant = ?1", NEWEST_FIRST, tenant.host());
    }
    List<String> names = statuses.stream().map(CallStatus::wireName).toList();
    return find("tenant = ?1 and status in ?2", NEWEST_FIRST, tenant.host(), names);
  }

  /** Whether the number was new to the tenant's whitelist. */
  Uni<Boolean> whitelist(TenantId tenant, String phone) {
    return Panache.getSession()
        .chain(session ->
            session
                .createNativeQuery(WHITELIST)
                .setParameter(1, tenant.host())
                .setParameter(2, phone)
                .executeUpdate())
        .map(added -> added == 1);
  }
}
