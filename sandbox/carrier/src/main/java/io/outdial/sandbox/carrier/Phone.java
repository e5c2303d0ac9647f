package io.outdial.sandbox.carrier;

import static io.outdial.sandbox.carrier.sip.Signal.ACKED;
import static io.outdial.sandbox.carrier.sip.Signal.CANCELLED;
import static io.outdial.sandbox.carrier.sip.Signal.HUNG_UP;
import static io.outdial.sandbox.carrier.sip.Signal.SHUT_DOWN;

import io.outdial.sandbox.carrier.media.MediaLine;
import io.outdial.sandbox.carrier.media.Mouth;
import io.outdial.sandbox.carrier.media.Pacer;
import io.outdial.sandbox.carrier.media.Voice;
import io.outdial.sandbox.carrier.sip.IncomingCall;
import io.outdial.sandbox.carrier.sip.SignallingException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One call to one phone, from the first ring to the end; lives on a thread of its own. */
final class Phone implements Runnable {

  private static final System.Logger LOG = System.getLogger(Phone.class.getName());
  private static final int TEMPORARILY_UNAVAILABLE = 480;
  private static final int REQUEST_TERMINATED = 487;
  private static final int NOT_ACCEPTABLE_HERE = 488;
  private static final int SERVER_INTERNAL_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final IncomingCall call;
  private final Reaction reaction;
  private final CarrierConfig config;
  private final Voice voice;
  private final CallRecord record;

  Phone(
      IncomingCall call, Reaction reaction, CarrierConfig config, Voice voice, CallRecord record) {
    this.call = call;
    this.reaction = reaction;
    this.config = config;
    this.voice = voice;
    this.record = record;
  }

  @Override
  public void run() {
    try (call) {
      record.invited();
      record.ended(react());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      record.ended(EndedBy.CALLEE);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "phone failed sipCallId={0} error={1}",
          call.sipCallId(),
          e.getClass().getName());
      record.ended(breakOff());
    }
  }

  /** After a failure in here: the caller must not be left without a final response, or a BYE. */
  private EndedBy breakOff() {
    try {
      if (record.isAnswered()) {
        call.hangUp();
      } else {
        reject(SERVER_INTERNAL_ERROR);
      }
    } catch (SignallingException _) {
      // The failure was the signalling's own, and is in the log.
    }
    return record.isAnswered() ? EndedBy.CALLEE : EndedBy.REJECTED;
  }

  private EndedBy react() throws InterruptedException {
    return switch (reaction) {
      case Reaction.Rejects rejects -> reject(rejects.status());
      case Reaction.NeverAnswers _ -> ringInVain();
      case Reaction.Answers answers -> ringAndTalk(answers.script(), "");
      case Reaction.AnnouncesThenAnswers answers ->
          ringAndTalk(answers.script(), answers.announcement());
    };
  }

  private EndedBy reject(int status) {
    call.reject(status);
    record.turnedDown(status);
    return status == REQUEST_TERMINATED ? EndedBy.CANCELLED : EndedBy.REJECTED;
  }

  private EndedBy ringInVain() throws InterruptedException {
    ring();
    return isGivenUp(config.noAnswerMax()) ? giveUp() : reject(TEMPORARILY_UNAVAILABLE);
  }

  private void ring() {
    call.ring();
    record.ringing();
  }

  private boolean isGivenUp(Duration ringTime) throws InterruptedException {
    return call.await(ringTime, CANCELLED, SHUT_DOWN);
  }

  private EndedBy giveUp() {
    return reject(call.hasAny(CANCELLED) ? REQUEST_TERMINATED : SERVICE_UNAVAILABLE);
  }

  private EndedBy ringAndTalk(Script script, String announcement) throws InterruptedException {
    try (MediaLine media = MediaLine.open(InetAddress.getLoopbackAddress())) {
      Optional<String> answer = media.answer(call.offer());
      if (answer.isEmpty()) {
        return reject(NOT_ACCEPTABLE_HERE);
      }
      ring();
      rehearse(script);
      if (!announcement.isEmpty()) {
        announce(announcement, media, answer.get());
      }
      if (isGivenUp(Duration.between(Instant.now(), call.arrivedAt().plus(config.ringTime())))) {
        return giveUp();
      }
      return answerAndTalk(script, media, answer.get());
    }
  }

  /** Synthesises the lines while the phone rings, so that nobody has to wait for them later. */
  private void rehearse(Script script) {
    voice.speak(Conversation.HELLO);
    script.lines().forEach(voice::speak);
  }

  /** Plays early media, which the caller hears instead of a ring tone. */
  private void announce(String announcement, MediaLine media, String answer) {
    call.progress(answer);
    Mouth mouth = new Mouth();
    Pacer pacer = new Pacer();
    mouth.play(voice.speak(announcement));
    for (int beats = 1; mouth.isBusy() && !call.hasAny(CANCELLED, SHUT_DOWN); ) {
      media.send(mouth.nextFrame(), beats);
      beats = pacer.awaitBeat();
    }
  }

  private EndedBy answerAndTalk(Script script, MediaLine media, String answer)
      throws InterruptedException {
    media.listen();
    if (script.hasSessionTimer()) {
      call.keepSessionTimer();
    }
    call.answer(answer, media::answer);
    record.answered();
    if (call.await(config.ackWait(), ACKED, HUNG_UP, SHUT_DOWN)) {
      new Talk(call, script, media, config, voice, record).untilOver();
    }
    if (call.hasAny(HUNG_UP)) {
      return EndedBy.CALLER;
    }
    call.hangUp();
    return EndedBy.CALLEE;
  }
}
