package io.outdial.bridge.session;

import io.outdial.bridge.rtp.RtpPort;
import io.outdial.bridge.rtp.RtpPorts;
import io.outdial.events.EndedReason;
import io.outdial.events.session.BridgeMessage.Closed;
import io.outdial.events.session.BridgeMessage.HangUp;
import io.outdial.events.session.DialerMessage;
import io.outdial.events.session.DialerMessage.Open;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The sessions that live here: how many may, and how they begin. */
public final class Sessions {

  private static final Logger LOG = System.getLogger(Sessions.class.getName());

  private final RtpPorts ports;
  private final Surroundings around;
  private final Semaphore room;
  private volatile boolean draining;

  public Sessions(RtpPorts ports, Surroundings around) {
    this.ports = ports;
    this.around = around;
    this.room = new Semaphore(around.limits().sessionsMax());
  }

  /**
   * Begins a session on a thread of its own. If there is no room, the dialer is told so at once: a
   * refused call is better than many bad ones.
   *
   * @return where the dialer's further messages go; empty if it was refused
   */
  public Optional<Lease> open(Open open, DialerLink link) {
    if (draining || !room.tryAcquire()) {
      return refuse(open, link, draining ? "draining" : "full");
    }
    Optional<RtpPort> port = ports.take();
    if (port.isEmpty()) {
      room.release();
      return refuse(open, link, "no port");
    }
    var mailbox = new Mailbox(around.limits().engineEventsMax());
    var session = new MediaSession(open, link, port.get(), mailbox, around);
    Thread.ofVirtual().name("session-" + open.callId()).start(() -> live(session));
    return Optional.of(new Lease(mailbox));
  }

  /** How many live now. */
  public int live() {
    return around.limits().sessionsMax() - room.availablePermits();
  }

  /** Refuses new ones and waits for the others; false if some still live after the limit. */
  public boolean drain(Duration limit) throws InterruptedException {
    draining = true;
    int all = around.limits().sessionsMax();
    boolean empty = room.tryAcquire(all, limit.toMillis(), TimeUnit.MILLISECONDS);
    if (empty) {
      room.release(all);
    }
    return empty;
  }

  private void live(MediaSession session) {
    try {
      session.run();
    } finally {
      room.release();
    }
  }

  private Optional<Lease> refuse(Open open, DialerLink link, String why) {
    around.sessionCounters().refused.increment();
    LOG.log(Level.WARNING, "session refused callId={0} error={1}", open.callId(), why);
    link.send(new HangUp(EndedReason.MEDIA_FAILED, null));
    link.send(new Closed());
    link.close();
    return Optional.empty();
  }

  /** A dialer's hold on a session. */
  public static final class Lease {

    private final Mailbox mailbox;

    private Lease(Mailbox mailbox) {
      this.mailbox = mailbox;
    }

    public void tell(DialerMessage message) {
      mailbox.post(new Signal.FromDialer(message));
    }

    /** The connection is gone. */
    public void lost() {
      mailbox.post(new Signal.DialerGone());
    }
  }
}
