package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.audio.Pcm;
import io.outdial.sandbox.voice.brain.Reply;
import io.outdial.sandbox.voice.session.Turn.Piece;
import io.outdial.sandbox.voice.speech.Speech;
import io.outdial.sandbox.voice.wire.FaultMode;
import io.outdial.sandbox.voice.wire.ServerMessage;
import io.outdial.sandbox.voice.wire.Setup;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The speaking half of a session. A turn goes out several times faster than real time; its end is
 * announced when a client that plays in real time has played it. Until then it can be interrupted.
 */
final class Speaking {

  private static final Duration PIECE_GAP = Duration.ofMillis(25);
  private static final int TOKENS_PER_SECOND = 25;
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final Loop loop;
  private final Faults outlet;
  private final Setup setup;
  private final Speech speech;
  private final Listener listener;

  private @Nullable Turn turn;
  private boolean generated;
  private boolean held;
  private boolean emptied;
  private long playedAt;

  /** Who is told of a turn's progress. */
  interface Listener {

    /** All of {@code turn} was said; true when its end must wait for {@link Speaking#release}. */
    boolean generated(Turn turn);

    /** The turn is over, and not by interruption. */
    void completed();

    /** The voice failed. */
    void failed();

    /** The audio received so far, in seconds. */
    double secondsHeard();
  }

  Speaking(Loop loop, Faults outlet, Setup setup, Speech speech, Listener listener) {
    this.loop = loop;
    this.outlet = outlet;
    this.setup = setup;
    this.speech = speech;
    this.listener = listener;
    playedAt = loop.now();
  }

  /** Says {@code reply}; whatever was being said must have been interrupted before. */
  void say(Reply reply) {
    var next = new Turn(reply, speech, loop.now());
    turn = next;
    generated = false;
    held = false;
    if (outlet.mode() == FaultMode.EMPTY_TURN && !emptied) {
      emptied = true;
      complete(next);
      return;
    }
    if (outlet.mode() == FaultMode.THOUGHT) {
      outlet.send(ServerMessage.thought("The rules of the answer are being looked up."));
    }
    proceed(next);
  }

  /** Whether a turn is being generated or played. */
  boolean isSpeaking() {
    return turn != null;
  }

  /** Somebody speaks or types: ends the turn at once, if there is one. */
  void interrupt() {
    var interrupted = turn;
    turn = null;
    if (interrupted != null) {
      outlet.send(ServerMessage.fact("interrupted"));
      outlet.send(withUsage(ServerMessage.fact("turnComplete"), interrupted));
    } else if (playedAt - loop.now() > 0) {
      outlet.send(ServerMessage.fact("interrupted"));
    }
    playedAt = loop.now();
  }

  /** What held the turn's end back is done. */
  void release() {
    held = false;
    if (turn != null && generated) {
      completeWhenPlayed(turn);
    }
  }

  private void proceed(Turn proceeding) {
    if (turn != proceeding) {
      return;
    }
    try {
      proceeding.next().ifPresentOrElse(piece -> send(piece, proceeding), () -> await(proceeding));
    } catch (CompletionException e) {
      listener.failed();
    }
  }

  private void await(Turn waiting) {
    if (waiting.isExhausted()) {
      finish(waiting);
      return;
    }
    var audio = waiting.awaited();
    if (audio.isPresent()) {
      audio.get().whenComplete((samples, failure) -> loop.post(() -> proceed(waiting)));
    } else {
      proceed(waiting);
    }
  }

  private void send(Piece piece, Turn sending) {
    var mimeType = outlet.mode() == FaultMode.BARE_MIME ? "audio/pcm" : "audio/pcm;rate=24000";
    var message = ServerMessage.audio(Pcm.bytes(piece.audio()), mimeType);
    var said = setup.outputTranscription() && !piece.words().isEmpty();
    if (outlet.mode() == FaultMode.COMBINED) {
      var combined = said ? message.andSaid(piece.words()) : message;
      outlet.send(sending.isExhausted() ? combined.andFact("generationComplete") : combined);
    } else {
      outlet.send(message);
      if (said) {
        outlet.send(ServerMessage.said(piece.words()));
      }
    }
    sending.playback().sent(piece.audio().length, Speech.RATE_HZ, loop.now());
    outlet.pieceSent();
    loop.after(PIECE_GAP, () -> proceed(sending));
  }

  private void finish(Turn finished) {
    held = listener.generated(finished);
    generated = true;
    if (outlet.mode() != FaultMode.COMBINED) {
      outlet.send(ServerMessage.fact("generationComplete"));
    }
    playedAt = finished.playback().endsAt();
    completeWhenPlayed(finished);
  }

  private void completeWhenPlayed(Turn finished) {
    if (held) {
      return;
    }
    if (outlet.mode() == FaultMode.LATE_INTERRUPTED) {
      complete(finished);
    } else {
      loop.at(playedAt, () -> complete(finished));
    }
  }

  private void complete(Turn completed) {
    if (turn == completed) {
      turn = null;
      outlet.send(withUsage(ServerMessage.fact("turnComplete"), completed));
      listener.completed();
    }
  }

  private ServerMessage withUsage(ServerMessage message, Turn of) {
    var prompt = setup.instruction().length() / CHARACTERS_PER_TOKEN;
    var heard = (int) (listener.secondsHeard() * TOKENS_PER_SECOND);
    var said = (int) Math.ceil(of.playback().seconds(Speech.RATE_HZ) * TOKENS_PER_SECOND);
    return message.andUsage(prompt + heard, said);
  }
}
