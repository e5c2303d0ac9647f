package io.outdial.dispatcher.deliveries;

import io.smallrye.mutiny.Uni;

/**
 * Makes one attempt at a delivery. A failure of the Uni counts as {@link
 * DeliveryResult.Unanswered}.
 */
@FunctionalInterface
public interface Courier {
  Uni<DeliveryResult> deliver(Delivery delivery);
}
