package io.outdial.bridge.session;

import io.outdial.bridge.audio.PlayoutQueue;
import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineEvent.AgentText;
import io.outdial.bridge.engine.EngineEvent.Audio;
import io.outdial.bridge.engine.EngineEvent.Closed;
import io.outdial.bridge.engine.EngineEvent.GenerationComplete;
import io.outdial.bridge.engine.EngineEvent.GoingAway;
import io.outdial.bridge.engine.EngineEvent.Interrupted;
import io.outdial.bridge.engine.EngineEvent.Ready;
import io.outdial.bridge.engine.EngineEvent.ToolCall;
import io.outdial.bridge.engine.EngineEvent.ToolCallCancelled;
import io.outdial.bridge.engine.EngineEvent.TurnComplete;
import io.outdial.bridge.engine.EngineEvent.UserText;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineSession;
import io.outdial.bridge.media.AudioPath;
import io.outdial.bridge.media.WireClock;
import io.outdial.bridge.turns.TurnKeeper;
import org.jspecify.annotations.Nullable;

/**
 * The person and the engine, talking: from the greeting to the last word. Lives on its session's
 * thread. How it ends is for the {@link Ending} to say.
 */
final class Conversation {

  /** Told when the call should end. */
  interface Ending {

    /** The engine said all it had to say, and hung up. */
    void finished(@Nullable String reason);

    void engineFailed(EngineFailure why);
  }

  private final EngineSession engine;
  private final AudioPath path;
  private final SessionJournal journal;
  private final WireClock clock;
  private final Deadlines deadlines;
  private final SessionLimits limits;
  private final Ending ending;
  private final TurnKeeper turns = new TurnKeeper();
  private final SpeechGate gate = new SpeechGate();
  private @Nullable UplinkFeed feed;
  private boolean nudged;
  private boolean spokeThisTurn;
  private @Nullable ToolCall hangup;

  Conversation(
      EngineSession engine,
      AudioPath path,
      SessionJournal journal,
      WireClock clock,
      Deadlines deadlines,
      SessionLimits limits,
      Ending ending) {
    this.engine = engine;
    this.path = path;
    this.journal = journal;
    this.clock = clock;
    this.deadlines = deadlines;
    this.limits = limits;
    this.ending = ending;
  }

  /** The person has answered: listen, and speak first. */
  void start(long now) {
    feed = UplinkFeed.start(path, engine);
    engine.text("The person has just answered the phone. Greet them now.");
    deadlines.set(Deadlines.Kind.ENGINE_SILENT, now, limits.engineSilence());
  }

  void on(EngineEvent event, long now) {
    switch (event) {
      case Ready() -> {}
      case Audio audio -> speak(audio, now);
      case AgentText(var text) -> turns.agentText(text);
      case UserText(var text) -> turns.personText(text, clock.at(now));
      case Interrupted() -> interrupt(now);
      case GenerationComplete() -> completeGeneration();
      case TurnComplete() -> completeTurn();
      case ToolCall call -> answer(call, now);
      case ToolCallCancelled(var ids) -> {
        if (hangup != null && ids.contains(hangup.id())) {
          stayOn();
        }
      }
      // The connection's end decides; a resumption would begin here.
      case GoingAway() -> {}
      case Closed(var why) -> ending.engineFailed(why);
    }
    tell(now);
  }

  void on(Signal.SpeechStarted speech) {
    turns.personStarted(clock.at(speech.nanos()));
    tell(speech.nanos());
  }

  void on(Signal.SpeechEnded speech) {
    turns.personEnded(clock.at(speech.nanos()));
    tell(speech.nanos());
  }

  void on(Signal.UtteranceStarted utterance) {
    turns.agentStarted(utterance.utterance(), clock.at(utterance.nanos()));
  }

  void on(Signal.UtteranceEnded utterance, long now) {
    turns.agentEnded(utterance.utterance(), clock.at(utterance.nanos()));
    tell(utterance.nanos());
    if (hangup != null && spokeThisTurn && path.isSilent()) {
      deadlines.set(Deadlines.Kind.HANGUP, now, limits.hangupGrace());
    }
  }

  /** The engine has not said a word: reminds it once. */
  void remind(long now) {
    if (nudged) {
      ending.engineFailed(EngineFailure.SILENT);
      return;
    }
    nudged = true;
    engine.text("Speak now: greet the person on the phone.");
    deadlines.set(Deadlines.Kind.ENGINE_SILENT, now, limits.engineSilence());
  }

  /** The time for a goodbye is over. */
  void hangUp() {
    if (hangup != null) {
      ending.finished(HangupTool.reason(hangup.arguments()));
    }
  }

  /** Falls silent, and journals what is left. */
  void end(long now) {
    if (feed != null) {
      feed.close();
    }
    cut(now);
    turns.close(clock.at(now));
    tell(now);
  }

  private void speak(Audio audio, long now) {
    deadlines.clear(Deadlines.Kind.ENGINE_SILENT);
    if (!gate.sound()) {
      return;
    }
    spokeThisTurn = true;
    deadlines.clear(Deadlines.Kind.HANGUP);
    path.play(turns.agentSound(), audio.pcm(), audio.rate());
  }

  private void interrupt(long now) {
    gate.interrupted();
    cut(now);
    turns.interrupted();
    if (hangup != null) {
      deadlines.set(Deadlines.Kind.HANGUP, now, limits.hangupGrace());
    }
  }

  private void cut(long now) {
    for (PlayoutQueue.Cut cut : path.flush()) {
      turns.agentCut(cut.utterance(), clock.at(now), cut.heardShare());
    }
  }

  private void completeGeneration() {
    gate.generationComplete();
    turns.generationComplete().ifPresent(path::complete);
  }

  private void completeTurn() {
    completeGeneration();
    turns.turnComplete();
    spokeThisTurn = spokeThisTurn && hangup != null;
  }

  private void answer(ToolCall call, long now) {
    boolean allowed = call.name().equals(HangupTool.NAME);
    var result = allowed ? HangupTool.accepted() : HangupTool.unknown();
    engine.toolResponse(call.id(), call.name(), result);
    journal.toolCall(call.name(), call.arguments(), allowed, result, clock.at(now));
    if (allowed && hangup == null) {
      prepareHangup(call, now);
    }
  }

  /** A goodbye that is being said is said to its end; one that is still to come is waited for. */
  private void prepareHangup(ToolCall call, long now) {
    hangup = call;
    deadlines.set(Deadlines.Kind.HANGUP_MAX, now, limits.hangupMax());
    if (!spokeThisTurn) {
      deadlines.set(Deadlines.Kind.HANGUP, now, limits.goodbyeWait());
    } else if (path.isSilent()) {
      deadlines.set(Deadlines.Kind.HANGUP, now, limits.hangupGrace());
    }
  }

  private void stayOn() {
    hangup = null;
    deadlines.clear(Deadlines.Kind.HANGUP);
    deadlines.clear(Deadlines.Kind.HANGUP_MAX);
  }

  private void tell(long now) {
    turns.takeFinal().forEach(turn -> journal.turn(turn, clock.at(now)));
  }
}
