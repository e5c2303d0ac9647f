package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.media.AudioPath;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session's inbox. Engine events wait outside when too many are in it, so that the engine's
 * speech piles up at the engine and not here; nobody else ever waits.
 */
final class Mailbox implements AudioPath.Listener {

  private static final int SIGNALS_MAX = 4096;

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(SIGNALS_MAX);
  private final Semaphore engineRoom;
  private volatile boolean closed;

  Mailbox(int engineEventsMax) {
    engineRoom = new Semaphore(engineEventsMax);
  }

  /** Puts a signal in; false if the mailbox is full, which only a peer gone mad can bring about. */
  boolean post(Signal signal) {
    return signals.offer(signal);
  }

  /** Puts an engine's event in as soon as there is room. */
  void post(EngineEvent event) {
    engineRoom.acquireUninterruptibly();
    if (!closed) {
      post(new Signal.FromEngine(event));
    }
  }

  /** The next signal, or null if none came in time. */
  @Nullable Signal take(long limitNanos) throws InterruptedException {
    Signal signal = signals.poll(limitNanos, TimeUnit.NANOSECONDS);
    if (signal instanceof Signal.FromEngine) {
      engineRoom.release();
    }
    return signal;
  }

  /** Nothing will be taken any more; frees whoever waits for room. */
  void close() {
    closed = true;
    engineRoom.release(Integer.MAX_VALUE / 2);
  }

  @Override
  public void speechStarted(long nanos) {
    post(new Signal.SpeechStarted(nanos));
  }

  @Override
  public void speechEnded(long nanos) {
    post(new Signal.SpeechEnded(nanos));
  }

  @Override
  public void started(int utterance, long nanos) {
    post(new Signal.UtteranceStarted(utterance, nanos));
  }

  @Override
  public void ended(int utterance, long nanos) {
    post(new Signal.UtteranceEnded(utterance, nanos));
  }
}
