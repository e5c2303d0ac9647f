package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineFailure;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened to sessions, since the start. */
public final class SessionCounters {

  /** Refused for lack of room or of ports. */
  public final LongAdder refused = new LongAdder();

  private final Map<EngineFailure, LongAdder> engineFailures = new EnumMap<>(EngineFailure.class);

  public SessionCounters() {
    for (EngineFailure failure : EngineFailure.values()) {
      engineFailures.put(failure, new LongAdder());
    }
  }

  void engineFailed(EngineFailure why) {
    count(why).increment();
  }

  /** The counter of that kind of failure. */
  public LongAdder count(EngineFailure why) {
    return engineFailures.computeIfAbsent(why, unseen -> new LongAdder());
  }
}
