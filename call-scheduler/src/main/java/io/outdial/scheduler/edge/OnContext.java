package io.outdial.scheduler.edge;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Hibernate Reactive keeps its session in a Vert.x context, which no other work may share. Messages
 * come with one; timers and answers from Kafka do not.
 */
@Singleton
class OnContext {

  private final Vertx vertx;

  OnContext(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Does the work on a context of its own, whatever thread subscribes. */
  <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(emitter ->
            newContext()
                .runOnContext(ignored ->
                    Uni.createFrom()
                        .deferred(work::get)
                        .subscribe()
                        .with(emitter::complete, emitter::fail)));
  }

  private Context newContext() {
    Context root = VertxContext.getRootContext(vertx.getOrCreateContext());
    Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(root));
    VertxContextSafetyToggle.setContextSafe(own, true);
    return own;
  }
}
