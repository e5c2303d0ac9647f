package io.outdial.events;

/** Who speaks a turn. */
public enum Role {
  /** The voice engine. */
  AI,
  /** The person on the phone. */
  USER
}
