package io.outdial.sandbox.carrier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest calls, oldest first. Thread safe. */
final class CallLog {

  private final int callsMax;
  private final Deque<CallRecord> records = new ArrayDeque<>();

  CallLog(int callsMax) {
    this.callsMax = callsMax;
  }

  synchronized void add(CallRecord call) {
    if (records.size() == callsMax) {
      records.removeFirst();
    }
    records.addLast(call);
  }

  synchronized List<PhoneCall> calls() {
    return records.stream().map(CallRecord::snapshot).toList();
  }
}
