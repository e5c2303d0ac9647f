package io.outdial.scheduler.calls;

import io.outdial.events.DialCommand;
import io.outdial.events.Event;
import io.outdial.events.HangupCommand;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.Topic;
import io.outdial.events.Topics;

/** An event to publish, and where. */
public record Emission<E extends Event>(Topic<E> topic, E event) {

  static Emission<LifecycleEvent> of(LifecycleEvent event) {
    return new Emission<>(Topics.LIFECYCLE, event);
  }

  static Emission<DialCommand> of(DialCommand event) {
    return new Emission<>(Topics.DIALS, event);
  }

  static Emission<HangupCommand> of(HangupCommand event) {
    return new Emission<>(Topics.HANGUPS, event);
  }
}
