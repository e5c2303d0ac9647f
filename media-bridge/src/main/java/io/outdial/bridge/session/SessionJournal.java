package io.outdial.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.bridge.turns.Turn;
import io.outdial.events.EventId;
import io.outdial.events.SessionEvent;
import io.outdial.events.SessionEvent.SessionEnded;
import io.outdial.events.SessionEvent.ToolCalled;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.events.session.DialerMessage.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes a session's events and counts them, so that the last one can say how many there were. What
 * was said in a call whose tenant wants no transcript is written nowhere.
 */
final class SessionJournal {

  private final Open open;
  private final EventLog log;
  private final Queue<Future<?>> unsafe = new ArrayDeque<>();
  private int turns;
  private int toolCalls;

  SessionJournal(Open open, EventLog log) {
    this.open = open;
    this.log = log;
  }

  void turn(Turn turn, Instant now) {
    if (!open.order().transcription()) {
      return;
    }
    turns++;
    publish(
        new TurnSpoken(
            EventId.next(),
            open.tenant(),
            open.callId(),
            now,
            open.attempt(),
            turn.number(),
            turn.role(),
            turn.startedAt(),
            turn.endedAt(),
            turn.text(),
            turn.interrupted()));
  }

  void toolCall(String name, JsonNode arguments, boolean allowed, JsonNode result, Instant now) {
    if (!open.order().transcription()) {
      return;
    }
    toolCalls++;
    publish(
        new ToolCalled(
            EventId.next(),
            open.tenant(),
            open.callId(),
            now,
            open.attempt(),
            name,
            arguments,
            allowed,
            result));
  }

  /** Writes the last event; returns whether all events are safe within the limit. */
  boolean end(Instant now, Duration limit) throws InterruptedException {
    publish(
        new SessionEnded(
            EventId.next(), open.tenant(), open.callId(), now, open.attempt(), turns, toolCalls));
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      for (Future<?> event : unsafe) {
        event.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  int turns() {
    return turns;
  }

  private void publish(SessionEvent event) {
    unsafe.removeIf(e -> e.state() == Future.State.SUCCESS);
    unsafe.add(log.publish(event));
  }
}
