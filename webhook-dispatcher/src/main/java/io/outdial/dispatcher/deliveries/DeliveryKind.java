package io.outdial.dispatcher.deliveries;

/** How something is delivered. Each kind has a loop of its own, so that none holds up the other. */
public enum DeliveryKind {
  WEBHOOK,
  EMAIL
}
