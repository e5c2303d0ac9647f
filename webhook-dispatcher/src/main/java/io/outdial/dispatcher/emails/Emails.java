package io.outdial.dispatcher.emails;

import io.outdial.dispatcher.deliveries.OwedDelivery;
import io.outdial.events.LifecycleEvent.CallFinished;
import java.time.Duration;
import java.time.Instant;

/**
 * The e-mail that a finished call owes.
 *
 * @param transcriptLimit how long it waits for the call's transcript
 */
public record Emails(Duration transcriptLimit) {

  public OwedDelivery owedFor(CallFinished event, boolean transcriptReady, Instant now) {
    boolean waits = event.transcriptPath() != null && !transcriptReady;
    Instant dueAt = waits ? now.plus(transcriptLimit) : now;
    return OwedDelivery.email(event, Outcome.of(event).toJson(), dueAt);
  }
}
