package io.outdial.sandbox.carrier;

import java.time.Instant;

/**
 * One line that a person behind a phone said.
 *
 * @param at when its first frame was sent
 */
public record Said(String text, Instant at) {

  @Override
  public String toString() {
    return "Said[at=" + at + "]";
  }
}
