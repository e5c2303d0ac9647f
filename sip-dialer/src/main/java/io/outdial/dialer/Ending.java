package io.outdial.dialer;

import io.outdial.events.EndedReason;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ends.
 *
 * @param hangupReason what the engine said when it hung up
 */
record Ending(EndedReason reason, @Nullable String hangupReason) {
  Ending(EndedReason reason) {
    this(reason, null);
  }

  @Override
  public String toString() {
    return "Ending[" + reason + "]";
  }
}
