package io.outdial.scheduler.calls;

import io.outdial.events.CallOrder;
import io.outdial.events.Event;
import io.outdial.events.LifecycleEvent.CallFinished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One call, followed through its inputs, with all that was said of it. */
final class Life {

  private final CallLife life = new CallLife(Samples.RULES);
  private final CallOrder order;
  private final List<Event> said = new ArrayList<>();
  private Instant now = Samples.NOON;
  private CallState state;

  private Life(CallOrder order) {
    this.order = order;
    take(life.begin(Samples.request(order), now));
  }

  static Life of(CallOrder order) {
    return new Life(order);
  }

  Life at(Instant instant) {
    now = instant;
    return this;
  }

  Instant now() {
    return now;
  }

  CallState state() {
    return state;
  }

  /** The order is kept even when the call has ended, so that nothing hides behind its absence. */
  void gets(Input input) {
    take(life.decide(new Call(Samples.TENANT, Samples.CALL, state, order), input, now));
  }

  private void take(Decision decision) {
    state = decision.state();
    decision.emissions().forEach(emission -> said.add(emission.event()));
  }

  List<Event> said() {
    return List.copyOf(said);
  }

  <E extends Event> List<E> said(Class<E> type) {
    return said.stream().filter(type::isInstance).map(type::cast).toList();
  }

  CallFinished finished() {
    return said(CallFinished.class).getLast();
  }
}
