package io.outdial.sandbox.carrier;

import static io.outdial.sandbox.carrier.sip.Signal.HUNG_UP;
import static io.outdial.sandbox.carrier.sip.Signal.SHUT_DOWN;

import io.outdial.sandbox.carrier.media.Ear;
import io.outdial.sandbox.carrier.media.Heard;
import io.outdial.sandbox.carrier.media.MediaLine;
import io.outdial.sandbox.carrier.media.Mouth;
import io.outdial.sandbox.carrier.media.Pacer;
import io.outdial.sandbox.carrier.media.Voice;
import io.outdial.sandbox.carrier.sip.IncomingCall;
import java.time.Duration;

/**
 * The part of a call in which people talk: every 20 ms it hears what came, decides, and sends a
 * frame.
 */
final class Talk {

  private static final long NEVER = Long.MAX_VALUE;

  private final IncomingCall call;
  private final MediaLine media;
  private final CarrierConfig config;
  private final Voice voice;
  private final CallRecord record;
  private final Ear ear;
  private final Mouth mouth = new Mouth();
  private final Pacer pacer = new Pacer();
  private final Conversation conversation;
  private final long answeredMs = nowMs();
  private long resumeAtMs = NEVER;

  Talk(
      IncomingCall call,
      Script script,
      MediaLine media,
      CarrierConfig config,
      Voice voice,
      CallRecord record) {
    this.call = call;
    this.media = media;
    this.config = config;
    this.voice = voice;
    this.record = record;
    this.ear = new Ear(config.manners().pause().toMillis());
    this.conversation = new Conversation(script, config.manners(), ear, answeredMs);
  }

  /** Returns when the caller hung up, or this side is to. */
  void untilOver() {
    int beats = 1;
    while (!isOver()) {
      listen();
      resumeWhenDue();
      if (!act(conversation.next(nowMs(), mouth.isBusy() || isOnHold()))) {
        return;
      }
      media.send(mouth.nextFrame(), beats);
      beats = pacer.awaitBeat();
    }
  }

  private boolean isOnHold() {
    return resumeAtMs != NEVER;
  }

  private void resumeWhenDue() {
    if (isOnHold() && nowMs() >= resumeAtMs) {
      call.reoffer(media.offerTalk(), media::accept);
      resumeAtMs = NEVER;
    }
  }

  private boolean isOver() {
    return call.hasAny(HUNG_UP, SHUT_DOWN)
        || Thread.currentThread().isInterrupted()
        || nowMs() - answeredMs >= config.callMax().toMillis();
  }

  private void listen() {
    for (Heard heard : media.takeHeard()) {
      ear.hear(heard.frame(), nowMs());
      if (Ear.isAudible(heard.frame())) {
        record.audioHeard(heard.at());
      }
    }
    record.received(media.packetsReceived());
  }

  /** False when the act ends the call. */
  private boolean act(Act act) {
    return switch (act) {
      case Act.Say say -> {
        mouth.play(voice.speak(say.text()));
        record.said(say.text());
        yield true;
      }
      case Act.Beep beep -> {
        mouth.play(Mouth.tone(beep.hertz(), beep.lengthMs()));
        yield true;
      }
      case Act.Hold hold -> {
        call.reoffer(media.offerHold(), media::accept);
        resumeAtMs = nowMs() + hold.lengthMs();
        yield true;
      }
      case Act.Refresh _ -> {
        call.reoffer(media.offerTalk(), media::accept);
        yield true;
      }
      case Act.Listen _ -> true;
      case Act.HangUp _ -> false;
    };
  }

  private static long nowMs() {
    return Duration.ofNanos(System.nanoTime()).toMillis();
  }
}
