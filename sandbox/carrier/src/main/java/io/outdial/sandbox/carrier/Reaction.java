package io.outdial.sandbox.carrier;

import io.outdial.sandbox.carrier.Script.Turn;
import io.outdial.sandbox.carrier.Script.WhenOver;
import java.util.List;

/** How a phone, or the network in front of it, reacts to one call. */
sealed interface Reaction {

  /** Turned down with a final SIP status, without ringing. */
  record Rejects(int status) implements Reaction {}

  /** Rings until the caller gives up. */
  record NeverAnswers() implements Reaction {}

  /** Rings, then somebody, or something, answers. */
  record Answers(Script script) implements Reaction {}

  /**
   * The carrier announces something before the answer (early media), then it is as with {@link
   * Answers}.
   */
  record AnnouncesThenAnswers(String announcement, Script script) implements Reaction {}

  static Reaction rejects(int status) {
    return new Rejects(status);
  }

  static Reaction neverAnswers() {
    return new NeverAnswers();
  }

  static Reaction answers(Turn... turns) {
    return new Answers(new Script(List.of(turns), WhenOver.HANGS_UP));
  }

  static Reaction announcesThenAnswers(String announcement, Turn... turns) {
    return new AnnouncesThenAnswers(announcement, new Script(List.of(turns), WhenOver.HANGS_UP));
  }

  static Reaction answersAndStays(Turn... turns) {
    return new Answers(new Script(List.of(turns), WhenOver.STAYS));
  }
}
