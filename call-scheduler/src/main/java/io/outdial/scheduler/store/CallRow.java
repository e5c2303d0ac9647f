package io.outdial.scheduler.store;

import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.outdial.scheduler.calls.Call;
import io.outdial.scheduler.calls.CallState;
import io.outdial.scheduler.calls.CallState.Dispatched;
import io.outdial.scheduler.calls.CallState.Ended;
import io.outdial.scheduler.calls.CallState.OnDialer;
import io.outdial.scheduler.calls.CallState.Scheduled;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code call}; its columns are explained in the migration. */
@Entity
@Table(name = "call")
class CallRow {

  @Id
  @Column(name = "call_id")
  String callId;

  String tenant;
  String state;

  @Column(name = "state_data")
  JsonObject stateData;

  @Column(name = "call_order")
  @Nullable JsonObject order;

  @Column(name = "due_at")
  @Nullable Instant dueAt;

  @Column(name = "dial_before")
  @Nullable Instant dialBefore;

  @Column(name = "dialer_id")
  @Nullable String dialerId;

  @Column(name = "over_by")
  @Nullable Instant overBy;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  CallRow() {}

  @SuppressWarnings("NullAway.Init")
  CallRow(Call call) {
    callId = call.callId().value();
    tenant = call.tenant().host();
    order = call.order() == null ? null : StateJson.write(call.order());
    become(call.state());
  }

  Call toCall() {
    return new Call(
        new TenantId(tenant),
        new CallId(callId),
        StateJson.readState(stateData),
        order == null ? null : StateJson.readOrder(order));
  }

  /** Takes over the state, and drops the order when nobody needs it any more. */
  final void become(CallState next) {
    state = StateJson.name(next);
    stateData = StateJson.write(next);
    dueAt = next instanceof Scheduled scheduled ? scheduled.dueAt() : null;
    dialBefore = next instanceof Dispatched dispatched ? dispatched.dialBefore() : null;
    dialerId = next instanceof OnDialer on ? on.taken().dialer().value() : null;
    overBy = next instanceof OnDialer on ? overBy(on) : null;
    endedAt = next instanceof Ended ended ? ended.endedAt() : null;
    order = next instanceof Ended ? null : order;
  }

  private @Nullable Instant overBy(OnDialer on) {
    return order == null
        ? null
        : on.taken().attempt().dispatchedAt().plusSeconds(StateJson.readOrder(order).maxSeconds());
  }
}
