package io.outdial.scheduler.store;

import io.outdial.events.CallId;
import io.outdial.events.DialerId;
import io.outdial.scheduler.calls.Call;
import io.outdial.scheduler.calls.CallState;
import io.outdial.scheduler.calls.Input.DialerGone;
import io.outdial.scheduler.calls.Input.NobodyDialed;
import io.outdial.scheduler.calls.Input.Overdue;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The calls in the database. Everything here runs within a transaction of the caller's. */
@ApplicationScoped
public class CallStore implements PanacheRepositoryBase<CallRow, String> {

  /** Calls that another replica has at hand are passed over: it sees to them. */
  private static final String DUE =
      "select * from call where due_at <= ?1 order by due_at limit ?2 for update skip locked";

  private static final String LOCK =
      "select * from call where call_id in (?1) order by call_id for update";

  private static final String OFFERED =
      "select * from call where dial_before < ?1 order by dial_before limit ?2";

  private static final String OF_GONE =
      """
      select c.call_id, d.dialer_id, d.last_seen from call c join dialer d using (dialer_id)
      where d.last_seen < ?1 limit ?2\
      """;

  private static final String OVER =
      "select call_id from call where over_by <= ?1 order by over_by limit ?2";

  private static final String NEXT_DUE = "select min(due_at) from call where due_at is not null";

  private static final String COUNT_OPEN =
      """
      select (select count(*) from call where due_at is not null),
             (select count(*) from call where dial_before is not null),
             (select count(*) from call where dialer_id is not null)\
      """;

  private static final String FORGET =
      """
      delete from call where call_id in (
        select call_id from call where ended_at < ?1 order by ended_at limit ?2)\
      """;

  /** How many calls wait, are offered, and are with a dialer. */
  public record Open(long scheduled, long dispatched, long onDialers) {}

  /** Adds a call, if there is none of that id. */
  public Uni<Boolean> add(Call call) {
    return findById(call.callId().value())
        .chain(known ->
            known == null
                ? persist(new CallRow(call)).replaceWith(true)
                : Uni.createFrom().item(false));
  }

  /** The call, locked; empty when it is unknown. */
  public Uni<Optional<LockedCall>> lock(CallId id) {
    return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .map(row -> Optional.ofNullable(row).map(LockedCall::new));
  }

  /** Those of the calls that exist, locked. */
  public Uni<List<LockedCall>> lock(Collection<CallId> ids) {
    return rows(LOCK, ids.stream().map(CallId::value).toList());
  }

  /** Calls whose time has come, the earliest first, locked. */
  public Uni<List<LockedCall>> lockDue(Instant now, int limit) {
    return rows(DUE, now, limit);
  }

  /** When the next call is due, if any waits. */
  public Uni<Optional<Instant>> nextDue() {
    return Panache.getSession()
        .chain(s -> s.createNativeQuery(NEXT_DUE, Instant.class).getSingleResultOrNull())
        .map(Optional::ofNullable);
  }

  /** Offers to the dialers that ended before the instant, not locked. */
  public Uni<Map<CallId, NobodyDialed>> offersEnded(Instant before, int limit) {
    return rows(OFFERED, before, limit).map(calls -> byId(calls, CallStore::offer));
  }

  private static NobodyDialed offer(CallState state) {
    if (state instanceof CallState.Dispatched offered) {
      return new NobodyDialed(offered.attempt().number(), offered.dialBefore());
    }
    throw new IllegalStateException("only an offer has a dial_before");
  }

  private static <T> Map<CallId, T> byId(List<LockedCall> calls, Function<CallState, T> what) {
    return calls.stream()
        .collect(Collectors.toMap(LockedCall::callId, call -> what.apply(call.call().state())));
  }

  /** Calls on dialers that were last heard before the instant, not locked. */
  public Uni<Map<CallId, DialerGone>> onDialersSilentSince(Instant instant, int limit) {
    return Panache.getSession()
        .chain(s ->
            s.createNativeQuery(OF_GONE, Object[].class)
                .setParameter(1, instant)
                .setParameter(2, limit)
                .getResultList())
        .map(CallStore::goneById);
  }

  private static Map<CallId, DialerGone> goneById(List<Object[]> rows) {
    return rows.stream()
        .collect(Collectors.toMap(row -> new CallId((String) row[0]), CallStore::gone));
  }

  private static DialerGone gone(Object[] row) {
    return new DialerGone(new DialerId((String) row[1]), ((OffsetDateTime) row[2]).toInstant());
  }

  /** Calls on dialers that should have been over by the instant, not locked. */
  public Uni<Map<CallId, Overdue>> overBefore(Instant instant, int limit) {
    return Panache.getSession()
        .chain(s ->
            s.createNativeQuery(OVER, String.class)
                .setParameter(1, instant)
                .setParameter(2, limit)
                .getResultList())
        .map(ids -> ids.stream().collect(Collectors.toMap(CallId::new, id -> new Overdue())));
  }

  public Uni<Open> countOpen() {
    return Panache.getSession()
        .chain(s -> s.createNativeQuery(COUNT_OPEN, Object[].class).getSingleResult())
        .map(row -> new Open((Long) row[0], (Long) row[1], (Long) row[2]));
  }

  /** Deletes calls that ended before the instant, as many as the limit allows. */
  public Uni<Integer> forgetEnded(Instant before, int limit) {
    return Panache.getSession()
        .chain(s ->
            s.createNativeQuery(FORGET)
                .setParameter(1, before)
                .setParameter(2, limit)
                .executeUpdate());
  }

  private static Uni<List<LockedCall>> rows(String sql, Object... parameters) {
    return Panache.getSession()
        .chain(session -> {
          var query = session.createNativeQuery(sql, CallRow.class);
          for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
          }
          return query.getResultList();
        })
        .map(rows -> rows.stream().map(LockedCall::new).toList());
  }
}
