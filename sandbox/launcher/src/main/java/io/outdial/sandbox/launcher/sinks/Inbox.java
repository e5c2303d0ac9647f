package io.outdial.sandbox.launcher.sinks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What arrived, oldest first, for any thread to read and to wait for. Beyond its limit the oldest
 * are forgotten.
 */
public final class Inbox<T> {

  private final int max;
  private final Deque<T> items = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();

  /** An empty inbox that remembers {@code max} items. */
  public Inbox(int max) {
    this.max = max;
  }

  void add(T item) {
    lock.lock();
    try {
      if (items.size() == max) {
        items.removeFirst();
      }
      items.addLast(item);
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All that is remembered. */
  public List<T> all() {
    lock.lock();
    try {
      return List.copyOf(items);
    } finally {
      lock.unlock();
    }
  }

  /** The first that matches, waited for if need be; empty when the time is over. */
  public Optional<T> await(Predicate<T> wanted, Duration limit) throws InterruptedException {
    long nanosLeft = limit.toNanos();
    lock.lock();
    try {
      var found = items.stream().filter(wanted).findFirst();
      while (found.isEmpty() && nanosLeft > 0) {
        nanosLeft = arrived.awaitNanos(nanosLeft);
        found = items.stream().filter(wanted).findFirst();
      }
      return found;
    } finally {
      lock.unlock();
    }
  }
}
