package io.outdial.bridge.session;

/**
 * Keeps the rest of an interrupted utterance out: what an engine still sends of it between its
 * {@code interrupted} and its {@code turnComplete}.
 */
final class SpeechGate {

  private boolean generating;
  private boolean shut;

  /** Sound came; returns whether it may be played. */
  boolean sound() {
    generating |= !shut;
    return !shut;
  }

  /** Shuts only if more can come: an interruption may also follow the end of a generation. */
  void interrupted() {
    shut = generating;
    generating = false;
  }

  void generationComplete() {
    generating = false;
    shut = false;
  }
}
