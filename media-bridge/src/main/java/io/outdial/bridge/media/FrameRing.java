package io.outdial.bridge.media;

import io.outdial.bridge.audio.Frame;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Hands frames from the ticker to a call's uplink thread. Preallocated and bounded: when the taker
 * is too slow, the oldest frame makes room.
 */
final class FrameRing {

  private final short[][] frames;
  private int head;
  private int count;

  FrameRing(int framesMax) {
    frames = new short[framesMax][Frame.SAMPLES];
  }

  /** Puts a copy; false if an older frame was lost for it. */
  synchronized boolean put(short[] frame) {
    System.arraycopy(frame, 0, frames[(head + count) % frames.length], 0, Frame.SAMPLES);
    boolean fits = count < frames.length;
    if (fits) {
      count++;
    } else {
      head = (head + 1) % frames.length;
    }
    notifyAll();
    return fits;
  }

  /** Copies the oldest frame to {@code out}; false if none came in time. */
  synchronized boolean take(short[] out, Duration limit) throws InterruptedException {
    if (count == 0) {
      TimeUnit.NANOSECONDS.timedWait(this, limit.toNanos());
    }
    if (count == 0) {
      return false;
    }
    System.arraycopy(frames[head], 0, out, 0, Frame.SAMPLES);
    head = (head + 1) % frames.length;
    count--;
    return true;
  }
}
