package io.outdial.bridge.audio;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Speech that waits for its time on the wire. An engine speaks faster than real time, so minutes
 * may wait here; the queue is bounded in time and emptied at once when the person interrupts. One
 * thread fills it, the ticker takes a frame at a time. Times are those of {@link System#nanoTime}.
 */
public final class PlayoutQueue {

  // A frame that is not full waits this long for the rest before it goes out padded.
  private static final int PATIENCE_FRAMES = 2;

  /** Told, on the taking thread, when an utterance is really sent. */
  public interface Listener {
    void started(int utterance, long nanos);

    void ended(int utterance, long nanos);
  }

  /**
   * How much of an utterance was sent before it was cut.
   *
   * @param heardShare 0 to 1
   */
  public record Cut(int utterance, double heardShare) {}

  private record Piece(Utterance utterance, short[] samples) {}

  private static final class Utterance {
    private final int id;
    private long queued;
    private long sent;
    private boolean complete;
    private long lastSentNanos;

    private Utterance(int id) {
      this.id = id;
    }
  }

  private final long samplesMax;
  private final Listener listener;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final Deque<Utterance> utterances = new ArrayDeque<>();
  private int offset;
  private long waiting;
  private int waited;

  public PlayoutQueue(Duration max, Listener listener) {
    this.samplesMax = max.toMillis() * Frame.RATE / 1000;
    this.listener = listener;
  }

  /** Queues speech; false if it is full, and the speech is dropped. */
  public synchronized boolean offer(int utterance, short[] samples) {
    if (waiting + samples.length > samplesMax) {
      return false;
    }
    Utterance target = utteranceOf(utterance);
    target.queued += samples.length;
    waiting += samples.length;
    pieces.add(new Piece(target, samples));
    return true;
  }

  /** Nothing more will be offered for this utterance. */
  public synchronized void complete(int utterance) {
    for (Utterance known : utterances) {
      if (known.id == utterance) {
        known.complete = true;
      }
    }
    retire();
  }

  /** Whether nothing waits to be sent. */
  public synchronized boolean isEmpty() {
    return waiting == 0;
  }

  /** Takes the next frame, padded with silence; false if there is nothing to say. */
  public synchronized boolean next(short[] frame, long nanos) {
    if (waiting == 0 || isWorthWaiting(frame.length)) {
      return false;
    }
    waited = 0;
    int filled = 0;
    while (filled < frame.length && !pieces.isEmpty()) {
      filled += take(frame, filled, nanos);
    }
    Arrays.fill(frame, filled, frame.length, (short) 0);
    retire();
    return true;
  }

  /** Drops all that waits; tells what was cut, and how much of it had been sent. */
  public synchronized List<Cut> flush() {
    var cuts = new ArrayList<Cut>();
    for (Utterance utterance : utterances) {
      cuts.add(
          new Cut(
              utterance.id,
              utterance.queued == 0 ? 0 : (double) utterance.sent / utterance.queued));
    }
    pieces.clear();
    utterances.clear();
    offset = 0;
    waiting = 0;
    return cuts;
  }

  private boolean isWorthWaiting(int length) {
    return waiting < length && !utterances.getLast().complete && waited++ < PATIENCE_FRAMES;
  }

  private int take(short[] frame, int filled, long nanos) {
    Piece piece = pieces.getFirst();
    int count = Math.min(frame.length - filled, piece.samples.length - offset);
    System.arraycopy(piece.samples, offset, frame, filled, count);
    sent(piece.utterance, count, nanos);
    offset += count;
    waiting -= count;
    if (offset == piece.samples.length) {
      pieces.removeFirst();
      offset = 0;
    }
    return count;
  }

  private void sent(Utterance utterance, int count, long nanos) {
    if (utterance.sent == 0 && count > 0) {
      listener.started(utterance.id, nanos);
    }
    utterance.sent += count;
    utterance.lastSentNanos = nanos + Frame.NANOS;
  }

  /** Reports the utterances at the head that are complete and wholly sent. */
  private void retire() {
    while (!utterances.isEmpty()
        && utterances.getFirst().complete
        && utterances.getFirst().sent == utterances.getFirst().queued) {
      Utterance done = utterances.removeFirst();
      listener.ended(done.id, done.lastSentNanos);
    }
  }

  private Utterance utteranceOf(int id) {
    if (utterances.isEmpty() || utterances.getLast().id != id) {
      utterances.add(new Utterance(id));
    }
    return utterances.getLast();
  }
}
