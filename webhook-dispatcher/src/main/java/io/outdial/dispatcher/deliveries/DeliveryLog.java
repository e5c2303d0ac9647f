package io.outdial.dispatcher.deliveries;

import io.outdial.dispatcher.deliveries.DeliveryResult.Delivered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Refused;
import io.outdial.dispatcher.deliveries.DeliveryResult.Unanswered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Undeliverable;
import io.outdial.dispatcher.deliveries.DeliveryRow.State;
import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Claims due deliveries and records how they went. Plain SQL: each is one statement, and the
 * statement is the point.
 */
@ApplicationScoped
public class DeliveryLog {

  /**
   * The first lines hop from target to target (a loose index scan), so that the cost grows with the
   * number of receivers and not with what waits for one of them. Of each target that has something
   * due, as much is taken as may still be on its way there, the longest due target first.
   */
  private static final String CLAIM =
      """
      with recursive head(target, due_at) as (
        (select target, due_at from delivery where kind = $1 and state = 'WAITING'
          order by target, due_at limit 1)
        union all
        select n.target, n.due_at from head, lateral (
          select target, due_at from delivery
          where kind = $1 and state = 'WAITING' and target > head.target
          order by target, due_at limit 1) n
      ), busy as (
        select * from unnest($5::text[], $6::int[]) as b(target, deliveries)
      ), claimed as (
        select d.id
        from (select * from head where due_at <= $2 order by due_at) h
        left join busy using (target),
        lateral (
          select id from delivery
          where kind = $1 and state = 'WAITING' and target = h.target and due_at <= $2
          order by due_at limit greatest(0, $4 - coalesce(busy.deliveries, 0))
          for update skip locked) d
        limit $7
      )
      update delivery set attempts = attempts + 1, due_at = $3
      from claimed where delivery.id = claimed.id
      returning delivery.*\
      """;

  private static final String RECORD =
      """
      with attempt as (
        insert into delivery_attempt values ($1, $2, $3, $4, $5, $6) on conflict do nothing)
      update delivery
      set state = $7, due_at = coalesce($8::timestamptz, due_at), finished_at = $9
      where id = $1 and attempts = $2 and state = 'WAITING'\
      """;

  private static final String NEXT_DUE =
      "select min(due_at) from delivery where kind = $1 and state = 'WAITING' and due_at > $2";

  private static final String WAITING =
      "select count(*) from delivery where kind = $1 and state = 'WAITING'";

  private static final String PURGE =
      """
      with finished as (
        delete from delivery where state <> 'WAITING' and finished_at < $1)
      delete from transcript_ready where saved_at < $1\
      """;

  private final Pool pool;

  DeliveryLog(Pool pool) {
    this.pool = pool;
  }

  /**
   * What to claim.
   *
   * @param max deliveries in all
   * @param perTargetMax how many may be on their way to one target
   * @param busy how many are, by target
   */
  record Claim(
      DeliveryKind kind,
      Instant now,
      Duration lease,
      int max,
      int perTargetMax,
      Map<String, Integer> busy) {}

  Uni<List<Delivery>> claim(Claim claim) {
    var busy = List.copyOf(claim.busy().entrySet());
    var parameters =
        Tuple.tuple()
            .addString(claim.kind().name())
            .addOffsetDateTime(utc(claim.now()))
            .addOffsetDateTime(utc(claim.now().plus(claim.lease())))
            .addInteger(claim.perTargetMax())
            .addArrayOfString(busy.stream().map(Map.Entry::getKey).toArray(String[]::new))
            .addArrayOfInteger(busy.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
            .addInteger(claim.max());
    return pool.preparedQuery(CLAIM)
        .execute(parameters)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(DeliveryLog::delivery).toList());
  }

  /** Records an attempt, unless its lease ended and another attempt was begun. */
  Uni<Void> record(Delivery delivery, Attempt attempt, NextStep next) {
    Instant end = attempt.startedAt().plus(attempt.duration());
    var parameters =
        Tuple.tuple()
            .addLong(delivery.id())
            .addInteger(delivery.attempt())
            .addOffsetDateTime(utc(attempt.startedAt()))
            .addLong(attempt.duration().toMillis())
            .addInteger(statusCode(attempt.result()))
            .addString(cause(attempt.result()))
            .addString(stateAfter(next).name())
            .addOffsetDateTime(
                next instanceof NextStep.RetryIn(Duration delay) ? utc(end.plus(delay)) : null)
            .addOffsetDateTime(next instanceof NextStep.RetryIn ? null : utc(end));
    return pool.preparedQuery(RECORD).execute(parameters).replaceWithVoid();
  }

  /** One attempt that was made. */
  record Attempt(Instant startedAt, Duration duration, DeliveryResult result) {}

  /** When something becomes due that is not yet, a lease's end included. */
  Uni<Optional<Instant>> nextDue(DeliveryKind kind, Instant now) {
    return pool.preparedQuery(NEXT_DUE)
        .execute(Tuple.of(kind.name(), utc(now)))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0)))
        .map(due -> due.map(OffsetDateTime::toInstant));
  }

  public Uni<Long> countWaiting(DeliveryKind kind) {
    return pool.preparedQuery(WAITING)
        .execute(Tuple.of(kind.name()))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Forgets what was finished before that time. */
  public Uni<Void> purge(Instant before) {
    return pool.preparedQuery(PURGE).execute(Tuple.of(utc(before))).replaceWithVoid();
  }

  private static Delivery delivery(Row row) {
    return new Delivery(
        row.getLong("id"),
        DeliveryKind.valueOf(row.getString("kind")),
        row.getUUID("message_id"),
        new TenantId(row.getString("tenant")),
        new CallId(row.getString("call_id")),
        row.getString("event_type"),
        Objects.requireNonNullElse(row.getString("webhook"), ""),
        row.getString("target"),
        row.getString("body"),
        row.getOffsetDateTime("happened_at").toInstant(),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getInteger("attempts"));
  }

  private static State stateAfter(NextStep next) {
    return switch (next) {
      case NextStep.Done _ -> State.DELIVERED;
      case NextStep.RetryIn _ -> State.WAITING;
      case NextStep.GiveUp _ -> State.FAILED;
    };
  }

  private static @Nullable Integer statusCode(DeliveryResult result) {
    return switch (result) {
      case Delivered(int code) -> code;
      case Refused(int code) -> code;
      case Unanswered _, Undeliverable _ -> null;
    };
  }

  private static @Nullable String cause(DeliveryResult result) {
    return switch (result) {
      case Delivered _, Refused _ -> null;
      case Unanswered(String cause) -> cause;
      case Undeliverable(String cause) -> cause;
    };
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
