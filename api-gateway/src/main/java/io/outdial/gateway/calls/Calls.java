package io.outdial.gateway.calls;

import io.outdial.events.CallCommand.CallRequested;
import io.outdial.events.CallCommand.HangupRequested;
import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.EventId;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.TenantId;
import io.outdial.events.Topics;
import io.outdial.gateway.custody.EngineKeys;
import io.outdial.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The calls of all tenants. Everything here is to be subscribed to on a Vert.x context. */
@ApplicationScoped
public class Calls {

  private final CallRows rows;
  private final EngineKeys engineKeys;
  private final Outbox outbox;

  Calls(CallRows rows, EngineKeys engineKeys, Outbox outbox) {
    this.rows = rows;
    this.engineKeys = engineKeys;
    this.outbox = outbox;
  }

  /**
   * A call that is stored and will be published.
   *
   * @param whitelistAdded whether its number was new to the tenant
   */
  public record Placed(CallId callId, boolean whitelistAdded) {}

  /** Stores the call, its number, its sealed key and its event: all of them or none. */
  public Uni<Placed> place(TenantId tenant, CallRequest.Accepted request, Instant now) {
    CallId id = CallId.random();
    CallRow row = new CallRow(id, tenant, request.order(), request.scheduleAt(), now);
    CallRequested requested = new CallRequested(EventId.next(), tenant, id, now, request.order());
    return outbox.transaction(() ->
        rows.persist(row)
            .chain(() -> engineKeys.keep(tenant, id, request.engineKey()))
            .chain(() -> outbox.append(Topics.REQUESTED, requested))
            .chain(() -> rows.whitelist(tenant, request.order().phone().e164()))
            .map(added -> new Placed(id, added)));
  }

  public Uni<Optional<CallView>> find(TenantId tenant, CallId id) {
    return Panache.withSession(() -> rows.ofTenant(tenant, id))
        .map(row -> Optional.ofNullable(row).map(CallRow::view));
  }

  public Uni<CallPage> list(TenantId tenant, PageRequest page) {
    return Panache.withSession(() -> {
      var query = rows.newest(tenant, page.statuses());
      return query
          .count()
          .chain(total ->
              query
                  .range(page.offset(), page.offset() + page.limit() - 1)
                  .list()
                  .map(found -> found.stream().map(CallRow::view).toList())
                  .map(data -> CallPage.of(data, total, page)));
    });
  }

  /**
   * Asks the scheduler, once, to end the call.
   *
   * @return the call's status, or empty when the tenant has no such call
   */
  public Uni<Optional<CallStatus>> hangup(TenantId tenant, CallId id, Instant now) {
    return outbox.transaction(() ->
        rows.locked(tenant, id)
            .chain(row ->
                row == null
                    ? Uni.createFrom().item(Optional.empty())
                    : hangup(tenant, row, now).replaceWith(Optional.of(row.status()))));
  }

  private Uni<Void> hangup(TenantId tenant, CallRow row, Instant now) {
    return row.requestHangup(now)
        ? outbox.append(
            Topics.REQUESTED, new HangupRequested(EventId.next(), tenant, row.id(), now))
        : Uni.createFrom().voidItem();
  }

  /** Moves the call's status within the transaction under way; a final one deletes the key. */
  public Uni<Void> apply(LifecycleEvent event) {
    return rows.locked(event.tenant(), event.callId())
        .invoke(row -> {
          if (row != null) {
            row.apply(event);
          }
        })
        .chain(() ->
            event instanceof CallFinished
                ? engineKeys.forget(event.callId())
                : Uni.createFrom().voidItem());
  }
}
