package io.outdial.dispatcher.deliveries;

import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that is claimed: this process alone attempts it until the lease ends. The body holds
 * personal data, so {@link #toString()} does not show it.
 *
 * @param messageId the same at each attempt; the id of the event that caused the delivery
 * @param webhook the webhook's name; empty for an e-mail
 * @param target whom it goes to, for counting how much is on its way there
 * @param happenedAt when what it tells of happened
 * @param createdAt when it became owed
 * @param attempt counted from 1
 */
public record Delivery(
    long id,
    DeliveryKind kind,
    UUID messageId,
    TenantId tenant,
    CallId callId,
    String eventType,
    String webhook,
    String target,
    String body,
    Instant happenedAt,
    Instant createdAt,
    int attempt) {

  @Override
  public String toString() {
    return "Delivery[" + id + ", " + kind + ", " + callId + ", attempt=" + attempt + "]";
  }
}
