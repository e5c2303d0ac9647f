package io.outdial.bridge.turns;

import io.outdial.events.Role;
import java.time.Instant;

/**
 * One utterance that is over.
 *
 * @param number counted from 1
 * @param text what was heard of it
 * @param interrupted whether it was cut short
 */
public record Turn(
    int number, Role role, Instant startedAt, Instant endedAt, String text, boolean interrupted) {
  @Override
  public String toString() {
    return "Turn[" + number + ", role=" + role + ", interrupted=" + interrupted + "]";
  }
}
