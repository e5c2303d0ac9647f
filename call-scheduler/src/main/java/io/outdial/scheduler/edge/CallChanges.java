package io.outdial.scheduler.edge;

import io.outdial.events.CallCommand.CallRequested;
import io.outdial.events.CallId;
import io.outdial.events.DialerId;
import io.outdial.events.Event;
import io.outdial.events.Topics;
import io.outdial.outbox.Outbox;
import io.outdial.scheduler.calls.Call;
import io.outdial.scheduler.calls.CallLife;
import io.outdial.scheduler.calls.CallState;
import io.outdial.scheduler.calls.CallState.OnDialer;
import io.outdial.scheduler.calls.Decision;
import io.outdial.scheduler.calls.Emission;
import io.outdial.scheduler.calls.Input;
import io.outdial.scheduler.store.CallStore;
import io.outdial.scheduler.store.DialerStore;
import io.outdial.scheduler.store.LockedCall;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Changes calls within a transaction of the caller's: decides, writes the state, and puts what the
 * world is told into the outbox.
 */
@Singleton
class CallChanges {

  private static final Logger LOG = Logger.getLogger(CallChanges.class);

  private final CallLife life;
  private final CallStore calls;
  private final DialerStore dialers;
  private final Outbox outbox;
  private final InstantSource clock;
  private final SchedulerMetrics metrics;

  CallChanges(
      CallLife life,
      CallStore calls,
      DialerStore dialers,
      Outbox outbox,
      InstantSource clock,
      SchedulerMetrics metrics) {
    this.life = life;
    this.calls = calls;
    this.dialers = dialers;
    this.outbox = outbox;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** A call comes to be, unless it is there already. */
  Uni<CallState> begin(CallRequested request) {
    Decision decision = life.begin(request, clock.instant());
    var call = new Call(request.tenant(), request.callId(), decision.state(), request.order());
    return calls
        .add(call)
        .chain(added -> added ? begun(request, decision) : Uni.createFrom().voidItem())
        .replaceWith(decision.state());
  }

  private Uni<Void> begun(CallRequested request, Decision decision) {
    metrics.changed(CallLife.first(request), decision.state());
    return publish(decision.emissions());
  }

  /** One call gets an input; empty when there is no such call. */
  Uni<Optional<CallState>> apply(CallId id, Input input) {
    return calls
        .lock(id)
        .chain(found -> {
          var changes = new Changes();
          var next = found.flatMap(call -> changes.decide(call, input));
          return changes.write().replaceWith(next);
        });
  }

  /** Each of the calls gets its input. How many of them changed. */
  Uni<Integer> applyAll(List<LockedCall> locked, Function<CallId, Input> inputOf) {
    var changes = new Changes();
    locked.forEach(call -> changes.decide(call, inputOf.apply(call.callId())));
    return changes.write().replaceWith(changes.count);
  }

  private Uni<Void> publish(List<Emission<?>> emissions) {
    return outbox.appendAll(emissions.stream().map(CallChanges::entry).toList());
  }

  /** A second copy of an offer could make the phone ring twice; a lost one is made anew. */
  private static <E extends Event> Outbox.Entry entry(Emission<E> emission) {
    var entry = Outbox.Entry.of(emission.topic(), emission.event());
    return emission.topic().equals(Topics.DIALS) ? entry.onceAtMost() : entry;
  }

  /** What one transaction changes. */
  private final class Changes {

    private final Instant now = clock.instant();
    private final List<Emission<?>> emissions = new ArrayList<>();
    private final Set<DialerId> met = new LinkedHashSet<>();
    private int count;

    /** A call that cannot be decided is left alone, so that it does not hold up the others. */
    Optional<CallState> decide(LockedCall locked, Input input) {
      try {
        return Optional.of(decide(locked, locked.call(), input));
      } catch (RuntimeException e) {
        metrics.undecided();
        LOG.errorf("call not decided callId=%s error=%s", locked.callId(), e.toString());
        return Optional.empty();
      }
    }

    private CallState decide(LockedCall locked, Call call, Input input) {
      Decision decision = life.decide(call, input, now);
      if (!decision.state().equals(call.state())) {
        locked.become(decision.state());
        count++;
      }
      emissions.addAll(decision.emissions());
      if (decision.state() instanceof OnDialer on && !(call.state() instanceof OnDialer)) {
        met.add(on.taken().dialer());
      }
      metrics.changed(call.state(), decision.state());
      return decision.state();
    }

    Uni<Void> write() {
      return met.stream()
          .map(dialer -> dialers.met(dialer, now))
          .reduce(Uni.createFrom().voidItem(), (before, next) -> before.chain(() -> next))
          .chain(() -> publish(emissions));
    }
  }
}
