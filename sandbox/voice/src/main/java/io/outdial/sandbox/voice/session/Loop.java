package io.outdial.sandbox.voice.session;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One thread that does one thing at a time: what others post to it, and what is due. So nothing
 * else in a session needs a lock.
 */
final class Loop {

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final BlockingQueue<Runnable> posted;
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(timer -> timer.at));
  private volatile boolean stopped;

  private record Timer(long at, Runnable work) {}

  /** Holds at most {@code capacity} postings. */
  Loop(int capacity) {
    posted = new ArrayBlockingQueue<>(capacity);
  }

  /** From any thread; false when the loop is too far behind. */
  boolean post(Runnable work) {
    return posted.offer(work);
  }

  /** From the loop's own thread. */
  void after(Duration delay, Runnable work) {
    at(now() + delay.toNanos(), work);
  }

  /** From the loop's own thread; {@code instant} is one of {@link #now}. */
  void at(long instant, Runnable work) {
    timers.add(new Timer(instant, work));
  }

  long now() {
    return System.nanoTime();
  }

  /** From any thread: nothing further is done. */
  void stop() {
    stopped = true;
    posted.offer(() -> {});
  }

  /** Works until {@link #stop}. */
  void run() throws InterruptedException {
    while (!stopped) {
      var work = posted.poll(patience(), TimeUnit.NANOSECONDS);
      if (work != null && !stopped) {
        work.run();
      }
      runDue();
    }
  }

  private void runDue() {
    while (!stopped && !timers.isEmpty() && timers.element().at - now() <= 0) {
      timers.remove().work.run();
    }
  }

  private long patience() {
    return timers.isEmpty() ? IDLE_NANOS : Math.max(0, timers.element().at - now());
  }
}
