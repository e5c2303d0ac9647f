package io.outdial.sandbox.carrier;

import java.util.List;

/**
 * What the person behind a phone does in a call, turn by turn.
 *
 * @param whenOver what they do when all turns are taken
 */
record Script(List<Turn> turns, WhenOver whenOver) {

  /** When a turn comes. */
  enum Moment {
    /** As soon as the phone is answered, or the turn before is done. */
    AT_ONCE,
    /** When the caller has said something and pauses. */
    CALLER_PAUSES,
    /** In the middle of the caller's sentence. */
    CALLER_SPEAKS
  }

  /** What comes after the last turn. */
  enum WhenOver {
    /** Waits for the caller to hang up, and hangs up after a long silence. */
    HANGS_UP,
    /** Stays on the line until the caller hangs up. */
    STAYS
  }

  /** One act and when it comes. */
  record Turn(Moment when, Act act) {}

  static Turn reply(String text) {
    return new Turn(Moment.CALLER_PAUSES, new Act.Say(text));
  }

  static Turn interrupt(String text) {
    return new Turn(Moment.CALLER_SPEAKS, new Act.Say(text));
  }

  static Turn announce(String text) {
    return new Turn(Moment.AT_ONCE, new Act.Say(text));
  }

  static Turn beep() {
    return new Turn(Moment.AT_ONCE, new Act.Beep(1000, 500));
  }

  static Turn hold(long lengthMs) {
    return new Turn(Moment.AT_ONCE, new Act.Hold(lengthMs));
  }

  static Turn refresh() {
    return new Turn(Moment.AT_ONCE, new Act.Refresh());
  }

  static Turn hangUpMidSentence() {
    return new Turn(Moment.CALLER_SPEAKS, new Act.HangUp());
  }

  /** Whether this phone keeps a session timer (RFC 4028). */
  boolean hasSessionTimer() {
    return turns.stream().anyMatch(turn -> turn.act() instanceof Act.Refresh);
  }

  /** Every line that may be said, so that it can be synthesised ahead. */
  List<String> lines() {
    return turns.stream()
        .map(Turn::act)
        .filter(Act.Say.class::isInstance)
        .map(act -> ((Act.Say) act).text())
        .toList();
  }
}
