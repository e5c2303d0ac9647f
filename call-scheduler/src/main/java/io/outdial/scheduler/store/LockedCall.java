package io.outdial.scheduler.store;

import io.outdial.events.CallId;
import io.outdial.scheduler.calls.Call;
import io.outdial.scheduler.calls.CallState;

/** A call that nobody else can change until the transaction under way is over. */
public final class LockedCall {

  private final CallRow row;

  LockedCall(CallRow row) {
    this.row = row;
  }

  public CallId callId() {
    return new CallId(row.callId);
  }

  /**
   * @throws IllegalStateException when the row is not what this version writes
   */
  public Call call() {
    return row.toCall();
  }

  /** Writes the state with the transaction. */
  public void become(CallState next) {
    row.become(next);
  }
}
