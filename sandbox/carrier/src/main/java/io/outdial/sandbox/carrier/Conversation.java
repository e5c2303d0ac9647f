package io.outdial.sandbox.carrier;

import io.outdial.sandbox.carrier.Script.Moment;
import io.outdial.sandbox.carrier.Script.Turn;
import io.outdial.sandbox.carrier.Script.WhenOver;
import io.outdial.sandbox.carrier.media.Ear;

/**
 * Decides what a person does next, from what they hear and how long it has been quiet. Knows
 * neither sockets nor clocks: whoever drives it says what time it is, in milliseconds. Not thread
 * safe.
 */
final class Conversation {

  static final String HELLO = "Hello?";

  /** Less than this is a noise, not an utterance. */
  private static final long UTTERANCE_MS_MIN = 200;

  /** How far into a sentence an impatient person lets the caller get. */
  private static final long MID_SENTENCE_MS = 800;

  /** A voice that was heard this recently is still speaking. */
  private static final long STILL_SPEAKING_MS = 200;

  private final Script script;
  private final Manners manners;
  private final Ear ear;
  private final long answeredMs;
  private int turnsTaken;
  private boolean greeted;
  private long ownLineEndedMs;

  Conversation(Script script, Manners manners, Ear ear, long answeredMs) {
    this.script = script;
    this.manners = manners;
    this.ear = ear;
    this.answeredMs = answeredMs;
    this.ownLineEndedMs = answeredMs;
  }

  /**
   * What to do now.
   *
   * @param talking whether the line before is still being said
   */
  Act next(long nowMs, boolean talking) {
    if (talking) {
      ownLineEndedMs = nowMs;
      return Act.LISTEN;
    }
    if (turnsTaken == script.turns().size()) {
      return isOver(nowMs) ? new Act.HangUp() : Act.LISTEN;
    }
    Turn turn = script.turns().get(turnsTaken);
    if (isTime(turn.when(), nowMs)) {
      turnsTaken++;
      return turn.act();
    }
    return hello(nowMs);
  }

  private boolean isOver(long nowMs) {
    long quietSinceMs = Math.max(ownLineEndedMs, ear.lastVoicedMs());
    return script.whenOver() == WhenOver.HANGS_UP
        && nowMs - quietSinceMs >= manners.patience().toMillis();
  }

  private boolean isTime(Moment moment, long nowMs) {
    return switch (moment) {
      case AT_ONCE -> true;
      case CALLER_PAUSES -> hasHeard(UTTERANCE_MS_MIN) && ear.hasPaused(nowMs);
      case CALLER_SPEAKS ->
          hasHeard(MID_SENTENCE_MS) && nowMs - ear.lastVoicedMs() < STILL_SPEAKING_MS;
    };
  }

  /** Whether the caller has gone on, or begun, since this side last spoke. */
  private boolean hasHeard(long voicedMs) {
    return ear.lastVoicedMs() > ownLineEndedMs && ear.voicedMs() >= voicedMs;
  }

  private Act hello(long nowMs) {
    boolean nobodySpeaks = turnsTaken == 0 && ear.lastVoicedMs() == Long.MIN_VALUE;
    if (greeted || !nobodySpeaks || nowMs - answeredMs < manners.helloAfter().toMillis()) {
      return Act.LISTEN;
    }
    greeted = true;
    return new Act.Say(HELLO);
  }
}
