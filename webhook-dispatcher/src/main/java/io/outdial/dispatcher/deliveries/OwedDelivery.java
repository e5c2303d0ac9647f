package io.outdial.dispatcher.deliveries;

import io.outdial.events.CallEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to deliver because of an event. The body holds personal data, so {@link #toString()}
 * does not show it.
 *
 * @param eventType what the receiver knows the event as
 * @param webhook the webhook's name; null for an e-mail
 * @param body for a webhook the exact text that is signed and sent, each time
 * @param dueAt when to try first
 */
public record OwedDelivery(
    DeliveryKind kind,
    CallEvent event,
    String eventType,
    @Nullable String webhook,
    String body,
    Instant dueAt) {

  public static OwedDelivery webhook(
      CallEvent event, String eventType, String webhook, String body, Instant dueAt) {
    return new OwedDelivery(DeliveryKind.WEBHOOK, event, eventType, webhook, body, dueAt);
  }

  public static OwedDelivery email(CallEvent event, String body, Instant dueAt) {
    return new OwedDelivery(DeliveryKind.EMAIL, event, "outcome", null, body, dueAt);
  }

  /** Who is to receive it, as far as concerns how much is sent there at a time. */
  String target() {
    return webhook == null ? "email" : event.tenant().host() + "|" + webhook;
  }

  @Override
  public String toString() {
    return "OwedDelivery[" + kind + ", " + event.callId() + ", " + eventType + "]";
  }
}
