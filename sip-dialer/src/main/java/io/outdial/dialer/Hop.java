package io.outdial.dialer;

import io.outdial.events.SettingsEvent.TrunkSaved;

/**
 * A trunk to try.
 *
 * @param number as this route wants it dialled
 */
record Hop(TrunkSaved trunk, String number) {

  /** The user part of From: the carrier wants one of the trunk's own numbers there. */
  String fromUser() {
    if (trunk.callerId() != null) {
      return trunk.callerId();
    }
    return trunk.username() != null ? trunk.username() : "anonymous";
  }

  @Override
  public String toString() {
    return "Hop[trunk=" + trunk.name() + "]";
  }
}
