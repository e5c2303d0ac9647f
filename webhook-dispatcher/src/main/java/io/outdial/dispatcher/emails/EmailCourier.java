package io.outdial.dispatcher.emails;

import io.outdial.dispatcher.deliveries.Courier;
import io.outdial.dispatcher.deliveries.Delivery;
import io.outdial.dispatcher.deliveries.DeliveryResult;
import io.outdial.dispatcher.deliveries.DeliveryResult.Delivered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Undeliverable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes one attempt at an outcome e-mail: fetch the transcript, write, send. When the transcript
 * cannot be had for {@code transcriptLimit}, the outcome alone is worth sending.
 */
public final class EmailCourier implements Courier {

  /** SMTP's "requested mail action okay" (RFC 5321). */
  private static final int TAKEN = 250;

  private final TranscriptSource transcripts;
  private final MailSender sender;
  private final Duration transcriptLimit;
  private final InstantSource clock;

  public EmailCourier(
      TranscriptSource transcripts,
      MailSender sender,
      Duration transcriptLimit,
      InstantSource clock) {
    this.transcripts = transcripts;
    this.sender = sender;
    this.transcriptLimit = transcriptLimit;
    this.clock = clock;
  }

  @Override
  public Uni<DeliveryResult> deliver(Delivery delivery) {
    Outcome outcome = Outcome.ofJson(delivery.body());
    return transcript(delivery, outcome)
        .chain(transcript -> send(delivery, OutcomeEmail.of(outcome, transcript)));
  }

  private Uni<Optional<String>> transcript(Delivery delivery, Outcome outcome) {
    String file = outcome.transcriptPath();
    if (file == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    Uni<Optional<String>> fetched = transcripts.fetch(delivery.tenant(), file);
    return mayWaitLonger(delivery)
        ? fetched
        : fetched.onFailure().recoverWithItem(Optional.empty());
  }

  private boolean mayWaitLonger(Delivery delivery) {
    Instant limit = delivery.createdAt().plus(transcriptLimit);
    return clock.instant().isBefore(limit);
  }

  private Uni<DeliveryResult> send(Delivery delivery, Optional<OutcomeEmail> email) {
    String messageId = "<" + delivery.messageId() + "@" + delivery.tenant() + ">";
    return email
        .map(mail -> sender.send(mail, messageId).<DeliveryResult>replaceWith(new Delivered(TAKEN)))
        .orElseGet(() -> Uni.createFrom().item(new Undeliverable("not an address")));
  }
}
