package io.outdial.bridge.session;

import io.outdial.events.SessionEvent;
import java.util.concurrent.Future;

/** Where session events go, in the order in which they are given for a call. */
public interface EventLog {

  /** Does not block; the future is done when the event is safe. */
  Future<?> publish(SessionEvent event);
}
