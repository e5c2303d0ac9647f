package io.outdial.dialer.intake;

import io.outdial.dialer.AttemptJournal;
import io.outdial.dialer.OutboundCalls;
import io.outdial.events.AttemptEvent.DialerAlive;
import io.outdial.events.DialerId;
import io.outdial.events.EventId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says every few seconds that this dialer lives; silence means that its calls are lost. */
public final class Heartbeat implements AutoCloseable {

  private final AttemptJournal journal;
  private final OutboundCalls calls;
  private final DialerId dialerId;
  private final Duration every;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile boolean draining;

  private Heartbeat(
      AttemptJournal journal, OutboundCalls calls, DialerId dialerId, Duration every) {
    this.journal = journal;
    this.calls = calls;
    this.dialerId = dialerId;
    this.every = every;
  }

  public static Heartbeat start(
      AttemptJournal journal, OutboundCalls calls, DialerId dialerId, Duration every) {
    var heartbeat = new Heartbeat(journal, calls, dialerId, every);
    Thread.ofVirtual().name("heartbeat").start(heartbeat::run);
    return heartbeat;
  }

  private void run() {
    try {
      do {
        beat();
      } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    int free = draining ? 0 : calls.freeSlots();
    journal.tell(
        new DialerAlive(EventId.next(), calls.now(), dialerId, calls.liveCalls(), free, draining));
  }

  /** Says from now on, and at once, that this dialer takes no more calls. */
  public void drain() {
    draining = true;
    beat();
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
