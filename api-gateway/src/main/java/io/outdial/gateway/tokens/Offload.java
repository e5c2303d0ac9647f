package io.outdial.gateway.tokens;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Does work that takes a processor for milliseconds away from the event loop. */
public interface Offload {

  /** The result arrives where it was asked for. */
  <T> Uni<T> run(Supplier<T> work);
}
