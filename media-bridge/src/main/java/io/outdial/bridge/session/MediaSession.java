package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineSession;
import io.outdial.bridge.media.AudioPath;
import io.outdial.bridge.media.WireClock;
import io.outdial.bridge.rtp.RtpPort;
import io.outdial.bridge.sdp.SdpAnswer;
import io.outdial.bridge.sdp.SdpOffer;
import io.outdial.events.EndedReason;
import io.outdial.events.session.BridgeMessage.Closed;
import io.outdial.events.session.BridgeMessage.EngineReady;
import io.outdial.events.session.BridgeMessage.HangUp;
import io.outdial.events.session.BridgeMessage.LocalDescription;
import io.outdial.events.session.DialerMessage;
import io.outdial.events.session.DialerMessage.Answered;
import io.outdial.events.session.DialerMessage.Close;
import io.outdial.events.session.DialerMessage.Open;
import io.outdial.events.session.DialerMessage.RemoteDescription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The media of one attempt, told from top to bottom in {@link #run}: offer, connect the engine
 * while the phone rings, agree on audio, talk, end. One virtual thread owns all of its state; what
 * happens elsewhere comes as a {@link Signal}.
 */
final class MediaSession implements Runnable, Conversation.Ending {

  private static final Logger LOG = System.getLogger(MediaSession.class.getName());

  private final Open open;
  private final DialerLink link;
  private final RtpPort port;
  private final Surroundings around;
  private final SessionLimits limits;
  private final Mailbox mailbox;
  private final Deadlines deadlines = new Deadlines();
  private final WireClock clock = new WireClock(Instant.now(), System.nanoTime());
  private final AudioPath path;
  private final SessionJournal journal;
  private final EngineConnecting connecting;
  private @Nullable EngineSession engine;
  private @Nullable Conversation conversation;
  private @Nullable HangUp hangUp;
  private boolean answered;
  private boolean over;

  MediaSession(Open open, DialerLink link, RtpPort port, Mailbox mailbox, Surroundings around) {
    this.open = open;
    this.link = link;
    this.port = port;
    this.mailbox = mailbox;
    this.around = around;
    this.limits = around.limits();
    this.path = new AudioPath(port, around.mediaLimits(), around.mediaCounters(), mailbox);
    this.journal = new SessionJournal(open, around.log());
    this.connecting = new EngineConnecting(open, around.connector(), mailbox);
  }

  @Override
  public void run() {
    try {
      around.plane().add(path);
      link.send(new LocalDescription(offer(around.rtpHost()).text()));
      connecting.start();
      while (!over) {
        step();
      }
    } catch (InterruptedException e) {
      LOG.log(Level.WARNING, "session interrupted callId={0}", open.callId());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "session failed callId=" + open.callId(), e);
      hangUp(EndedReason.MEDIA_FAILED, null);
    } finally {
      release();
    }
  }

  private SdpOffer offer(InetAddress host) {
    return new SdpOffer(host, port.number(), clock.start().toEpochMilli());
  }

  private void step() throws InterruptedException {
    Signal signal = mailbox.take(deadlines.waitNanos(System.nanoTime()));
    long now = System.nanoTime();
    if (signal != null) {
      handle(signal, now);
    }
    deadlines.takeDue(now).ifPresent(kind -> expired(kind, now));
  }

  private void handle(Signal signal, long now) {
    switch (signal) {
      case Signal.FromDialer(var message) -> handle(message, now);
      case Signal.DialerGone() -> over = true;
      case Signal.EngineConnected(var connected) -> engineReady(connected, now);
      case Signal.EngineRefused(var why) -> engineFailed(why);
      case Signal.FromEngine(var event) -> {
        if (conversation != null) {
          conversation.on(event, now);
        } else if (event instanceof EngineEvent.Closed(var why)) {
          engineFailed(why);
        }
      }
      case Signal.SpeechStarted speech -> ifTalking(c -> c.on(speech));
      case Signal.SpeechEnded speech -> ifTalking(c -> c.on(speech));
      case Signal.UtteranceStarted utterance -> ifTalking(c -> c.on(utterance));
      case Signal.UtteranceEnded utterance -> ifTalking(c -> c.on(utterance, now));
    }
  }

  private void handle(DialerMessage message, long now) {
    switch (message) {
      case Open again -> LOG.log(Level.WARNING, "second open ignored callId={0}", open.callId());
      case RemoteDescription(var sdp, var early) -> agree(sdp, early, now);
      // From when we hear of it, since two machines' clocks differ.
      case Answered heard -> answered(now);
      case Close() -> over = true;
    }
  }

  private void agree(String sdp, boolean early, long now) {
    switch (SdpAnswer.parse(sdp)) {
      case SdpAnswer.Accepted accepted -> path.agree(accepted, now);
      case SdpAnswer.Unusable(var why) -> {
        LOG.log(
            Level.WARNING,
            "unusable SDP callId={0} early={1} error={2}",
            open.callId(),
            early,
            why);
        if (!early) {
          hangUp(EndedReason.MEDIA_FAILED, null);
        }
      }
    }
  }

  private void answered(long now) {
    if (answered) {
      return;
    }
    if (!path.isAgreed()) {
      hangUp(EndedReason.MEDIA_FAILED, null);
      return;
    }
    answered = true;
    path.open(now);
    deadlines.set(Deadlines.Kind.MAX_SECONDS, now, Duration.ofSeconds(open.order().maxSeconds()));
    deadlines.set(Deadlines.Kind.MEDIA, now, limits.mediaSilence());
    talk(now);
  }

  private void engineReady(EngineSession connected, long now) {
    engine = connected;
    link.send(new EngineReady());
    talk(now);
  }

  /** Begins as soon as both sides are there. */
  private void talk(long now) {
    if (answered && engine != null && hangUp == null) {
      conversation = new Conversation(engine, path, journal, clock, deadlines, limits, this);
      conversation.start(now);
    }
  }

  private void expired(Deadlines.Kind kind, long now) {
    switch (kind) {
      case MAX_SECONDS -> hangUp(EndedReason.MAX_SECONDS, null);
      case MEDIA -> checkMedia(now);
      case ENGINE_SILENT -> ifTalking(c -> c.remind(now));
      case HANGUP, HANGUP_MAX -> ifTalking(Conversation::hangUp);
      case CLOSE -> over = true;
    }
  }

  private void checkMedia(long now) {
    Duration silence = Duration.ofNanos(now - path.lastHeardNanos());
    if (silence.compareTo(limits.mediaSilence()) >= 0) {
      hangUp(EndedReason.MEDIA_FAILED, null);
    } else {
      deadlines.set(Deadlines.Kind.MEDIA, now, limits.mediaSilence().minus(silence));
    }
  }

  @Override
  public void finished(@Nullable String reason) {
    hangUp(EndedReason.FINISHED, reason);
  }

  @Override
  public void engineFailed(EngineFailure why) {
    if (hangUp != null) {
      return;
    }
    around.sessionCounters().engineFailed(why);
    LOG.log(Level.WARNING, "engine failed callId={0} error={1}", open.callId(), why);
    hangUp(EndedReason.ENGINE_FAILED, null);
  }

  /** Asks the dialer to end the call; the first reason stands. */
  private void hangUp(EndedReason reason, @Nullable String hangupReason) {
    if (hangUp != null) {
      return;
    }
    hangUp = new HangUp(reason, hangupReason);
    link.send(hangUp);
    deadlines.set(Deadlines.Kind.CLOSE, System.nanoTime(), limits.closeWait());
  }

  private void ifTalking(Consumer<Conversation> action) {
    if (conversation != null) {
      action.accept(conversation);
    }
  }

  /** The only way out, in this order: silence, engine, port, last event, last message. */
  private void release() {
    path.close();
    around.plane().remove(path);
    releaseEngine();
    port.close();
    boolean safe = endJournal();
    link.send(new Closed());
    link.close();
    LOG.log(
        safe ? Level.INFO : Level.ERROR,
        "session ended callId={0} tenant={1} attempt={2} answered={3} reason={4} turns={5} safe={6}",
        open.callId(),
        open.tenant(),
        open.attempt(),
        answered,
        hangUp == null ? "closed" : hangUp.reason().wireName(),
        journal.turns(),
        safe);
  }

  private void releaseEngine() {
    if (conversation != null) {
      conversation.end(System.nanoTime());
    }
    connecting.giveUp();
    mailbox.close();
  }

  private boolean endJournal() {
    try {
      return journal.end(clock.at(System.nanoTime()), limits.publishWait());
    } catch (InterruptedException e) {
      return false;
    }
  }
}
