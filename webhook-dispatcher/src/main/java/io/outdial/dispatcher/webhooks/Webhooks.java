package io.outdial.dispatcher.webhooks;

import io.outdial.dispatcher.deliveries.OwedDelivery;
import io.outdial.events.CallEvent;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.SettingsEvent.WebhookSaved;
import io.outdial.events.TranscriptEvent.TranscriptSaved;
import io.outdial.events.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Which webhooks an event is owed to. */
public final class Webhooks {

  private final Settings settings;

  public Webhooks(Settings settings) {
    this.settings = settings;
  }

  public List<OwedDelivery> owedFor(CallFinished event, Instant now) {
    return owedFor(event, EventType.CALL_FINISHED, () -> WebhookBody.of(event), now);
  }

  public List<OwedDelivery> owedFor(TranscriptSaved event, Instant now) {
    return owedFor(event, EventType.TRANSCRIPT_SAVED, () -> WebhookBody.of(event), now);
  }

  private List<OwedDelivery> owedFor(
      CallEvent event, String type, Supplier<String> body, Instant now) {
    List<WebhookSaved> subscribers =
        settings.webhooks(event.tenant()).stream().filter(hook -> wants(hook, type)).toList();
    if (subscribers.isEmpty()) {
      return List.of();
    }
    String text = body.get();
    return subscribers.stream()
        .map(hook -> OwedDelivery.webhook(event, type, hook.name(), text, now))
        .toList();
  }

  private static boolean wants(WebhookSaved webhook, String type) {
    return webhook.events().contains(type) || webhook.events().contains(EventType.ALL);
  }
}
