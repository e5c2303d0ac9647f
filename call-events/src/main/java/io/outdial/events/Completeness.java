package io.outdial.events;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record that came as JSON holds all that its type promises. JSON can leave anything out;
 * without this check a missing field would surface as a NullPointerException far from the wire.
 */
final class Completeness {

  private Completeness() {}

  /** The name of a component that is null though its type does not say that it may be. */
  static Optional<String> missingIn(Record value) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object held = valueOf(component, value);
      if (held == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        return Optional.of(component.getName());
      }
      if (held instanceof Record inner) {
        Optional<String> missing = missingIn(inner);
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object valueOf(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a contract record that cannot be read", e);
    }
  }
}
