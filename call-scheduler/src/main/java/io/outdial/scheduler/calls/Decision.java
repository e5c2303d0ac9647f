package io.outdial.scheduler.calls;

import java.util.List;

/**
 * What an input leads to.
 *
 * @param state the call's state from now on
 * @param emissions what the world is told, in this order
 */
public record Decision(CallState state, List<Emission<?>> emissions) {

  public Decision {
    emissions = List.copyOf(emissions);
  }

  static Decision to(CallState state, Emission<?>... emissions) {
    return new Decision(state, List.of(emissions));
  }

  /** These emissions first, then those of the decision that follows. */
  Decision before(Decision next) {
    var all = new java.util.ArrayList<Emission<?>>(emissions);
    all.addAll(next.emissions);
    return new Decision(next.state, all);
  }
}
