package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.brain.Dialogue;
import io.outdial.sandbox.voice.brain.Facts;
import io.outdial.sandbox.voice.ears.Ears;
import io.outdial.sandbox.voice.speech.Speech;
import io.outdial.sandbox.voice.wire.ClientMessage;
import io.outdial.sandbox.voice.wire.FaultMode;
import io.outdial.sandbox.voice.wire.Setup;
import io.outdial.sandbox.voice.wire.Violation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its setup to its end. It never speaks unasked: a typed message or an
 * utterance starts a turn.
 */
public final class LiveSession {

  /** About 20 seconds of audio in frames of 20 ms. */
  private static final int MAX_WAITING_MESSAGES = 1_000;

  private static final Duration SETUP_DELAY = Duration.ofMillis(50);
  private static final Duration SLOW_SETUP_DELAY = Duration.ofSeconds(10);
  private static final Duration GOAWAY_AFTER = Duration.ofSeconds(5);
  private static final Duration GOAWAY_TIME_LEFT = Duration.ofSeconds(2);
  private static final Logger LOG = System.getLogger(LiveSession.class.getName());

  private final Loop loop = new Loop(MAX_WAITING_MESSAGES);
  private final Ears ears;
  private final Speech speech;
  private final Resumptions resumptions;
  private final Faults outlet;
  private @Nullable Conversation conversation;

  /** A session whose client is behind {@code outlet}. */
  public LiveSession(
      Ears ears, Speech speech, Resumptions resumptions, Outlet outlet, FaultMode mode) {
    this.ears = ears;
    this.speech = speech;
    this.resumptions = resumptions;
    this.outlet = new Faults(outlet, mode);
  }

  /** A message came; from any thread. */
  public void receive(ClientMessage message) {
    if (!loop.post(() -> follow(message))) {
      outlet.close(1011, "The service is currently unavailable.");
    }
  }

  /** The client is gone; from any thread. */
  public void end() {
    loop.stop();
  }

  /** Works on the calling thread until {@link #end}. */
  public void run() {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Session failed", e);
      outlet.close(1011, "Internal error encountered.");
    }
  }

  private void follow(ClientMessage message) {
    try {
      if (message instanceof ClientMessage.Configure(var setup)) {
        open(setup);
      } else if (conversation != null) {
        conversation.follow(message);
      }
    } catch (Violation e) {
      outlet.close(e.code(), e.reason());
    }
  }

  private void open(Setup setup) {
    if (outlet.mode() == FaultMode.QUOTA) {
      throw new Violation(
          1011, "You exceeded your current quota, please check your plan and billing details.");
    }
    var opened = new Conversation(setup, dialogue(setup), ears, speech, resumptions, outlet, loop);
    conversation = opened;
    loop.after(
        outlet.mode() == FaultMode.SLOW_SETUP ? SLOW_SETUP_DELAY : SETUP_DELAY, opened::open);
    if (outlet.mode() == FaultMode.GOAWAY) {
      loop.after(GOAWAY_AFTER, () -> opened.announceEnd(GOAWAY_TIME_LEFT));
      loop.after(
          GOAWAY_AFTER.plus(GOAWAY_TIME_LEFT),
          () -> outlet.close(1011, "The operation was aborted: connection lifetime exceeded."));
    }
  }

  private Dialogue dialogue(Setup setup) {
    if (setup.resumedFrom().isEmpty()) {
      return Dialogue.start(Facts.of(setup.instruction()), Tools.canTransfer(setup));
    }
    return resumptions
        .recall(setup.resumedFrom().get())
        .filter(point -> point.model().equals(setup.model()))
        .map(Resumptions.Point::dialogue)
        .orElseThrow(() -> new Violation(1008, "The session handle is unknown or has expired."));
  }

  /** Unused words of the ears stay out of logs. */
  @Override
  public String toString() {
    return "LiveSession[" + outlet.mode() + "]";
  }
}
