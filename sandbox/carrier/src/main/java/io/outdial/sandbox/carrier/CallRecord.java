package io.outdial.sandbox.carrier;

import io.outdial.sandbox.carrier.sip.IncomingCall;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes down one call while it happens, and tells the listener. Written by the phone's thread,
 * read by any.
 */
final class CallRecord {

  private static final System.Logger LOG = System.getLogger(CallRecord.class.getName());
  private static final int SAID_MAX = 100;

  private final IncomingCall call;
  private final CarrierListener listener;
  private final List<Said> said = new ArrayList<>();
  private @Nullable Instant ringingAt;
  private @Nullable Instant answeredAt;
  private @Nullable Instant firstAudioHeardAt;
  private @Nullable Instant endedAt;
  private @Nullable EndedBy endedBy;
  private int status;
  private long rtpPacketsReceived;

  CallRecord(IncomingCall call, CarrierListener listener) {
    this.call = call;
    this.listener = listener;
  }

  void invited() {
    tell(CarrierEvent.Invited::new);
  }

  void ringing() {
    synchronized (this) {
      ringingAt = Instant.now();
    }
    tell(CarrierEvent.Ringing::new);
  }

  void answered() {
    synchronized (this) {
      answeredAt = Instant.now();
      status = 200;
    }
    tell(CarrierEvent.Answered::new);
  }

  synchronized boolean isAnswered() {
    return answeredAt != null;
  }

  void said(String text) {
    Said line = new Said(text, Instant.now());
    synchronized (this) {
      if (said.size() < SAID_MAX) {
        said.add(line);
      }
    }
    tell(snapshot -> new CarrierEvent.Spoke(snapshot, line));
  }

  synchronized void audioHeard(Instant at) {
    if (firstAudioHeardAt == null) {
      firstAudioHeardAt = at;
    }
  }

  synchronized void received(long rtpPackets) {
    rtpPacketsReceived = rtpPackets;
  }

  /** The final status of a call that was never answered. */
  synchronized void turnedDown(int finalStatus) {
    status = finalStatus;
  }

  /** Only the first ending counts. */
  void ended(EndedBy by) {
    synchronized (this) {
      if (endedAt != null) {
        return;
      }
      endedAt = Instant.now();
      endedBy = by;
    }
    tell(CarrierEvent.Ended::new);
  }

  synchronized PhoneCall snapshot() {
    return new PhoneCall(
        call.number(),
        call.sipCallId(),
        call.fromDisplayName(),
        call.fromUser(),
        call.arrivedAt(),
        ringingAt,
        answeredAt,
        firstAudioHeardAt,
        endedAt,
        endedBy,
        status,
        call.referredTo().orElse(null),
        rtpPacketsReceived,
        said);
  }

  private void tell(Function<PhoneCall, CarrierEvent> event) {
    try {
      listener.happened(event.apply(snapshot()));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "carrier listener failed sipCallId={0} error={1}",
          call.sipCallId(),
          e.getClass().getName());
    }
  }
}
