package io.outdial.dispatcher.webhooks;

import io.outdial.dispatcher.deliveries.Courier;
import io.outdial.dispatcher.deliveries.Delivery;
import io.outdial.dispatcher.deliveries.DeliveryResult;
import io.outdial.dispatcher.deliveries.DeliveryResult.Delivered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Refused;
import io.outdial.dispatcher.deliveries.DeliveryResult.Undeliverable;
import io.outdial.events.SettingsEvent.WebhookSaved;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.settings.Settings;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes one attempt at a webhook: prepare, send, judge. URL and secret are looked up each time, so
 * that a rotated secret or a moved receiver counts for what is still waiting.
 */
public final class WebhookCourier implements Courier {

  private final Settings settings;
  private final Unseal unseal;
  private final WebhookSender sender;
  private final InstantSource clock;

  public WebhookCourier(
      Settings settings, Unseal unseal, WebhookSender sender, InstantSource clock) {
    this.settings = settings;
    this.unseal = unseal;
    this.sender = sender;
    this.clock = clock;
  }

  @Override
  public Uni<DeliveryResult> deliver(Delivery delivery) {
    return webhook(delivery)
        .map(webhook -> sender.post(prepare(delivery, webhook)).map(WebhookCourier::judge))
        .orElseGet(() -> Uni.createFrom().item(new Undeliverable("webhook removed")));
  }

  private Optional<WebhookSaved> webhook(Delivery delivery) {
    return settings.webhooks(delivery.tenant()).stream()
        .filter(webhook -> webhook.name().equals(delivery.webhook()))
        .findFirst();
  }

  private SignedRequest prepare(Delivery delivery, WebhookSaved webhook) {
    String secret =
        unseal.open(
            webhook.secret(), SealContext.webhookSecret(delivery.tenant(), delivery.webhook()));
    return SignedRequest.of(delivery, webhook.url(), secret, clock.instant());
  }

  private static DeliveryResult judge(int statusCode) {
    return statusCode / 100 == 2 ? new Delivered(statusCode) : new Refused(statusCode);
  }
}
