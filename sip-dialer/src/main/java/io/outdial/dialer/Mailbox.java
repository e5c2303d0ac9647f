package io.outdial.dialer;

import io.outdial.dialer.media.MediaInput;
import io.outdial.events.EndedReason;
import io.outdial.events.session.BridgeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What waits to be read by one call. Anybody posts, without ever waiting; one thread reads, and
 * with that does what is only the protocol's business. A full mailbox is emptied and tells of the
 * flood instead, so that its call ends in a known way.
 */
final class Mailbox {

  private final BlockingQueue<Signal> signals;
  private final InstantSource clock;

  Mailbox(int capacity, InstantSource clock) {
    this.signals = new LinkedBlockingQueue<>(capacity);
    this.clock = clock;
  }

  void post(Signal signal) {
    if (!signals.offer(signal)) {
      signals.clear();
      signals.offer(new Signal.Flooded());
    }
  }

  /** The next thing that matters to a call, or that the deadline has passed first. */
  Happening next(Instant deadline) {
    while (true) {
      Optional<Signal> signal = poll(deadline);
      if (signal.isEmpty()) {
        return new Happening.TimeUp();
      }
      Optional<Happening> happening = read(signal.get());
      if (happening.isPresent()) {
        return happening.get();
      }
    }
  }

  /** Reads, for the duties' sake only, until all is settled or the deadline has passed. */
  void settle(Instant deadline, BooleanSupplier settled) {
    while (!settled.getAsBoolean()) {
      Optional<Signal> signal = poll(deadline);
      if (signal.isEmpty()) {
        return;
      }
      read(signal.get());
    }
  }

  private Optional<Signal> poll(Instant deadline) {
    try {
      long waitMs = Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
      return Optional.ofNullable(signals.poll(waitMs, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      return Optional.of(new Signal.DrainOver());
    }
  }

  private static Optional<Happening> read(Signal signal) {
    return switch (signal) {
      case Signal.FromPeer(var input) -> input.leg().take(input).map(Happening.Peer::new);
      case Signal.FromBridge(MediaInput.Said(var message)) -> read(message);
      case Signal.FromBridge(MediaInput.Lost()) -> stop(EndedReason.MEDIA_FAILED);
      case Signal.HangupCommanded() -> stop(EndedReason.HANGUP);
      case Signal.DrainOver() -> stop(EndedReason.MEDIA_FAILED);
      case Signal.Flooded() -> stop(EndedReason.MEDIA_FAILED);
    };
  }

  private static Optional<Happening> read(BridgeMessage message) {
    return switch (message) {
      case BridgeMessage.LocalDescription(var ours) -> Optional.of(new Happening.Described(ours));
      case BridgeMessage.EngineReady() -> Optional.empty();
      case BridgeMessage.HangUp(var reason, var words) ->
          Optional.of(new Happening.Stop(new Ending(reason, words)));
      case BridgeMessage.Closed() -> stop(EndedReason.MEDIA_FAILED);
    };
  }

  private static Optional<Happening> stop(EndedReason reason) {
    return Optional.of(new Happening.Stop(new Ending(reason)));
  }
}
