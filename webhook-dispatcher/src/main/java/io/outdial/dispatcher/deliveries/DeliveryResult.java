package io.outdial.dispatcher.deliveries;

/** How one attempt went. Nothing of it is secret: it is stored, counted and logged. */
public sealed interface DeliveryResult {

  /** The receiver has it. */
  record Delivered(int statusCode) implements DeliveryResult {}

  /** The receiver answered, but not with success: worth another attempt. */
  record Refused(int statusCode) implements DeliveryResult {}

  /** The receiver did not answer: worth another attempt. */
  record Unanswered(String cause) implements DeliveryResult {}

  /** There is nobody to deliver it to, and there will not be. */
  record Undeliverable(String cause) implements DeliveryResult {}
}
