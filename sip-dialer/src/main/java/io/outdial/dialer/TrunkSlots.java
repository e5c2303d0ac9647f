package io.outdial.dialer;

import io.outdial.events.SettingsEvent.TrunkSaved;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many calls each trunk carries through this dialer, none more than it may. */
final class TrunkSlots {

  private final Map<String, Integer> callsByTrunk = new ConcurrentHashMap<>();

  /** A place on the trunk, given back once. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes a place, or empty if the trunk is full. */
  Optional<Slot> tryTake(TrunkSaved trunk) {
    var taken = new AtomicBoolean();
    callsByTrunk.compute(
        trunk.key(),
        (_, calls) -> {
          int now = calls == null ? 0 : calls;
          taken.set(now < trunk.callsMax());
          return taken.get() ? Integer.valueOf(now + 1) : calls;
        });
    return taken.get() ? Optional.of(slot(trunk.key())) : Optional.empty();
  }

  private Slot slot(String trunk) {
    var held = new AtomicBoolean(true);
    return () -> {
      if (held.compareAndSet(true, false)) {
        callsByTrunk.computeIfPresent(trunk, (_, calls) -> calls > 1 ? calls - 1 : null);
      }
    };
  }
}
