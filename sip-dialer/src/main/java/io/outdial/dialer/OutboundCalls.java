package io.outdial.dialer;

import io.outdial.events.CallId;
import io.outdial.events.DialCommand.DialRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The calls in progress: no more than there are slots, each on a virtual thread. */
public final class OutboundCalls {

  private final Equipment equipment;
  private final TrunkSlots trunkSlots = new TrunkSlots();
  private final int slotsMax;
  private final Semaphore slots;
  private final Map<CallId, OutboundCall> live = new ConcurrentHashMap<>();
  private final RecentHangups recentHangups;

  /** With so many slots. */
  public OutboundCalls(Equipment equipment, int slotsMax) {
    this.equipment = equipment;
    this.slotsMax = slotsMax;
    this.slots = new Semaphore(slotsMax);
    this.recentHangups = new RecentHangups(equipment.clock());
  }

  /** Takes a slot for a call that may follow; false if none is free. */
  public boolean reserve() {
    return slots.tryAcquire();
  }

  /** Gives back a slot that no call followed on. */
  public void release() {
    slots.release();
  }

  public int freeSlots() {
    return slots.availablePermits();
  }

  public int liveCalls() {
    return slotsMax - slots.availablePermits();
  }

  /** Starts an attempt, on a slot that was reserved before; gives it back at the end. */
  public void start(DialRequested dial) {
    var call = new OutboundCall(equipment, trunkSlots, dial);
    live.put(dial.callId(), call);
    if (recentHangups.contains(dial.callId())) {
      call.post(new Signal.HangupCommanded());
    }
    Thread.ofVirtual().name("call-" + dial.callId()).start(() -> run(call));
  }

  private void run(OutboundCall call) {
    try {
      call.run();
    } finally {
      live.remove(call.dial().callId(), call);
      slots.release();
    }
  }

  /** Ends the call if it is one of ours. If it comes only later, it ends then. */
  public void hangUp(CallId callId) {
    recentHangups.add(callId);
    OutboundCall call = live.get(callId);
    if (call != null) {
      call.post(new Signal.HangupCommanded());
    }
  }

  /** Waits for the live calls to end by themselves; false if some are left after the limit. */
  public boolean awaitNone(Duration limit) throws InterruptedException {
    if (slots.tryAcquire(slotsMax, limit.toMillis(), TimeUnit.MILLISECONDS)) {
      slots.release(slotsMax);
      return true;
    }
    return false;
  }

  /** Ends all that are left, for good: this dialer goes down. */
  public void endAll() {
    live.values().forEach(call -> call.post(new Signal.DrainOver()));
  }

  /** The instant that this dialer goes by. */
  public Instant now() {
    return equipment.clock().instant();
  }
}
