package io.outdial.bridge.media;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What happened to packets and frames, over all sessions. */
public final class MediaCounters {

  public final LongAdder packetsReceived = new LongAdder();
  public final LongAdder packetsSent = new LongAdder();

  /** Not RTP, or of a payload type that was not agreed on. */
  public final LongAdder packetsInvalid = new LongAdder();

  /** From somebody who is not the peer. */
  public final LongAdder packetsForeign = new LongAdder();

  public final LongAdder packetsLost = new LongAdder();
  public final LongAdder packetsLate = new LongAdder();
  public final LongAdder packetsDuplicate = new LongAdder();

  /** Dropped to keep the jitter buffer's depth. */
  public final LongAdder packetsDropped = new LongAdder();

  public final LongAdder sendFailures = new LongAdder();

  /** Frames from the phone that the engine's side did not take in time. */
  public final LongAdder uplinkFramesDropped = new LongAdder();

  /** Engine audio beyond the playout queue's bound, in pieces. */
  public final LongAdder playoutPiecesDropped = new LongAdder();

  /** Whole turns of the ticker that were left out because it was late. */
  public final LongAdder slotsSkipped = new LongAdder();

  private final LongAccumulator pacingErrorMaxNanos = new LongAccumulator(Math::max, 0);

  void paced(long lateNanos) {
    pacingErrorMaxNanos.accumulate(lateNanos);
  }

  /** The worst lateness of a slot since the last call. */
  public long takePacingErrorMaxNanos() {
    return pacingErrorMaxNanos.getThenReset();
  }
}
