package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.brain.Dialogue;
import io.outdial.sandbox.voice.ears.Ears;
import io.outdial.sandbox.voice.ears.Heard;
import io.outdial.sandbox.voice.speech.Speech;
import io.outdial.sandbox.voice.wire.ClientMessage;
import io.outdial.sandbox.voice.wire.ServerMessage;
import io.outdial.sandbox.voice.wire.Setup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A session that is set up: hears, thinks, speaks. All of it on the session's loop. */
final class Conversation implements Speaking.Listener {

  private static final Logger LOG = System.getLogger(Conversation.class.getName());

  private final Setup setup;
  private final Resumptions resumptions;
  private final Faults outlet;
  private final Loop loop;
  private final Listening listening;
  private final Speaking speaking;
  private final Tools tools;

  private Dialogue dialogue;
  private boolean open;
  private int spells;
  private Heard unanswered = Heard.NOTHING;
  private boolean answerDue;

  Conversation(
      Setup setup,
      Dialogue dialogue,
      Ears ears,
      Speech speech,
      Resumptions resumptions,
      Faults outlet,
      Loop loop) {
    this.setup = setup;
    this.dialogue = dialogue;
    this.resumptions = resumptions;
    this.outlet = outlet;
    this.loop = loop;
    tools = new Tools(setup.tools());
    listening = new Listening(ears, setup.activity(), this::speechStarted, this::speechEnded);
    speaking = new Speaking(loop, outlet, setup, speech, this);
  }

  /** From here on the client may talk. */
  void open() {
    open = true;
    outlet.send(ServerMessage.setupComplete());
  }

  void announceEnd(Duration timeLeft) {
    outlet.send(ServerMessage.goAway((int) timeLeft.toSeconds()));
  }

  void follow(ClientMessage message) {
    switch (message) {
      case ClientMessage.Audio audio -> hear(audio);
      case ClientMessage.AudioStreamEnd() -> listening.end();
      case ClientMessage.ActivityStart() -> listening.start();
      case ClientMessage.ActivityEnd() -> listening.end();
      case ClientMessage.Text(var text) -> typed(text);
      case ClientMessage.Content(var turns, var complete) -> read(turns, complete);
      case ClientMessage.ToolResponses(var responses) -> {
        responses.forEach(tools::answered);
        releaseIfAnswered();
      }
      case ClientMessage.Configure configure -> throw new IllegalStateException("set up twice");
    }
  }

  @Override
  public boolean generated(Turn turn) {
    turn.action()
        .flatMap(action -> tools.call(action, dialogue.facts().transferTarget()))
        .ifPresent(outlet::send);
    return tools.isBlocked();
  }

  @Override
  public void completed() {
    if (setup.handles()) {
      var point = new Resumptions.Point(setup.model(), dialogue);
      outlet.send(ServerMessage.resumable(resumptions.remember(point)));
    }
    if (answerDue) {
      answer();
    }
  }

  @Override
  public void failed() {
    outlet.close(1011, "Internal error encountered.");
  }

  @Override
  public double secondsHeard() {
    return listening.secondsHeard();
  }

  private void hear(ClientMessage.Audio audio) {
    if (open) {
      listening.hear(audio);
    }
  }

  private void typed(String text) {
    interrupt();
    reply(dialogue.prompted(text));
  }

  private void read(List<String> turns, boolean complete) {
    if (complete) {
      typed(turns.isEmpty() ? "" : turns.getLast());
    }
  }

  private void speechStarted() {
    spells++;
    answerDue = false;
    if (setup.interruptible()) {
      interrupt();
    }
  }

  private void interrupt() {
    speaking.interrupt();
    tools.cancelAll().ifPresent(outlet::send);
  }

  private void speechEnded(CompletableFuture<Heard> words) {
    var spell = spells;
    words.whenComplete((heard, failure) -> loop.post(() -> heard(heard, failure, spell)));
  }

  private void heard(@Nullable Heard heard, @Nullable Throwable failure, int spell) {
    if (heard == null) {
      LOG.log(Level.WARNING, "Ears failed error=" + failure, failure);
    }
    heard(heard == null ? Heard.NOTHING : heard, spell);
  }

  /** When somebody speaks again by then, both halves are answered together. */
  private void heard(Heard heard, int spell) {
    if (setup.inputTranscription() && !heard.text().isEmpty()) {
      Transcript.messages(heard).forEach(outlet::send);
    }
    unanswered = Transcript.joined(unanswered, heard);
    answerDue = spell == spells;
    if (answerDue && !speaking.isSpeaking()) {
      answer();
    }
  }

  private void answer() {
    var heard = unanswered;
    unanswered = Heard.NOTHING;
    answerDue = false;
    reply(dialogue.answered(heard));
  }

  private void reply(Dialogue.Step step) {
    dialogue = step.next();
    if (setup.handles()) {
      outlet.send(ServerMessage.notResumable());
    }
    speaking.say(step.reply());
  }

  private void releaseIfAnswered() {
    if (!tools.isBlocked()) {
      speaking.release();
    }
  }
}
