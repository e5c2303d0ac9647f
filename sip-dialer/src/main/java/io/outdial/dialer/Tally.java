package io.outdial.dialer;

import io.outdial.events.EndedReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What this dialer has done so far, for metrics. */
public final class Tally {

  private final Map<EndedReason, LongAdder> ended = new EnumMap<>(EndedReason.class);
  private final LongAdder notStarted = new LongAdder();
  private final LongAdder tooLate = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder commitsFailed = new LongAdder();
  private final LongAdder untold = new LongAdder();

  /** All zero. */
  public Tally() {
    for (EndedReason reason : EndedReason.values()) {
      ended.put(reason, new LongAdder());
    }
  }

  /** Attempts that ended with the reason. */
  public LongAdder ended(EndedReason reason) {
    LongAdder count = ended.get(reason);
    if (count == null) {
      throw new IllegalStateException("every reason has a count");
    }
    return count;
  }

  /** Attempts not dialled because it could not be told that they started. */
  public LongAdder notStarted() {
    return notStarted;
  }

  /** Dial requests not taken because their deadline had passed. */
  public LongAdder tooLate() {
    return tooLate;
  }

  /** Records that are no dial request, or of a later version. */
  public LongAdder skipped() {
    return skipped;
  }

  /** Dial requests put back because their offset could not be committed. */
  public LongAdder commitsFailed() {
    return commitsFailed;
  }

  /** Events that the broker never took. */
  public LongAdder untold() {
    return untold;
  }
}
