package io.outdial.scheduler.store;

import io.outdial.events.DialerId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** When each dialer was last heard. Everything here runs within a transaction of the caller's. */
@ApplicationScoped
public class DialerStore {

  private static final String ALIVE =
      """
      insert into dialer (dialer_id, last_seen) values (?1, ?2)
      on conflict (dialer_id) do update set last_seen = excluded.last_seen
      where dialer.last_seen < excluded.last_seen\
      """;

  /** Does not wait for others that touch the row: many calls start at once on one dialer. */
  private static final String MET =
      "insert into dialer (dialer_id, last_seen) values (?1, ?2) on conflict do nothing";

  private static final String FORGET =
      """
      delete from dialer d where last_seen < ?1
      and not exists (select from call c where c.dialer_id = d.dialer_id)\
      """;

  /** The dialer said that it lives. */
  public Uni<Void> alive(DialerId dialer, Instant now) {
    return execute(ALIVE, dialer.value(), now);
  }

  /** The dialer took a call; it need not have said before that it lives. */
  public Uni<Void> met(DialerId dialer, Instant now) {
    return execute(MET, dialer.value(), now);
  }

  /** Deletes the dialers that were last heard before the instant and have no call. */
  public Uni<Integer> forget(Instant before) {
    return Panache.getSession()
        .chain(s -> s.createNativeQuery(FORGET).setParameter(1, before).executeUpdate());
  }

  private static Uni<Void> execute(String sql, String dialer, Instant now) {
    return Panache.getSession()
        .chain(s ->
            s.createNativeQuery(sql).setParameter(1, dialer).setParameter(2, now).executeUpdate())
        .replaceWithVoid();
  }
}
