package io.outdial.gateway.edge;

import io.outdial.gateway.tokens.Offload;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;

/** Runs work on a worker thread and comes back to the context that asked. */
@ApplicationScoped
class EventLoopOffload implements Offload {

  @Override
  public <T> Uni<T> run(Supplier<T> work) {
    return Uni.createFrom()
        .completionStage(() -> context().executeBlocking(work::get, false).toCompletionStage());
  }

  private static Context context() {
    return Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
  }
}
