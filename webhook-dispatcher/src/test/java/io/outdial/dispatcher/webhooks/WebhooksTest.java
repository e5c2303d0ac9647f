package io.outdial.dispatcher.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.dispatcher.FinishedCall;
import io.outdial.dispatcher.deliveries.OwedDelivery;
import io.outdial.events.EventId;
import io.outdial.events.SettingsEvent.WebhookSaved;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.Sealed;
import io.outdial.events.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WebhooksTest {

  private static final Instant NOW = Instant.parse("2026-06-23T12:02:31Z");

  private final Settings settings = new Settings();
  private final Webhooks webhooks = new Webhooks(settings);
  private final FinishedCall call = FinishedCall.ofTheSample();

  @Test
  void theBodyOfAFinishedCallIsThePublishedSample() throws Exception {
    assertThat(WebhookBody.of(call.success()) + "\n").isEqualTo(golden("outbound-ai.finished"));
  }

  @Test
  void theBodyOfASavedTranscriptNamesBothFiles() throws Exception {
    assertThat(WebhookBody.of(call.saved()) + "\n").isEqualTo(golden("transcript.saved"));
  }

  @Test
  void whatACallNeverHadIsNullAndNotLeftOut() {
    assertThat(WebhookBody.of(call.cancelled()))
        .contains(
            "\"dispatchedAtUtc\":null,\"answeredAtUtc\":null,",
            "\"transcriptPath\":null,\"attempt\":0,");
  }

  @Test
  void anEventIsOwedToWhoSubscribedToItOrToEverything() {
    // Given
    subscribe("phone.yourtenant.com", "finished", "outbound-ai.finished");
    subscribe("phone.yourtenant.com", "transcripts", "transcript.saved");
    subscribe("phone.yourtenant.com", "all", "*");
    subscribe("other.example.com", "theirs", "*");

    // When
    var finished = webhooks.owedFor(call.success(), NOW);
    var saved = webhooks.owedFor(call.saved(), NOW);

    // Then
    assertThat(finished)
        .extracting(OwedDelivery::webhook)
        .containsExactlyInAnyOrder("finished", "all");
    assertThat(saved)
        .extracting(OwedDelivery::webhook)
        .containsExactlyInAnyOrder("transcripts", "all");
  }

  @Test
  void aTenantWithoutWebhooksIsOwedNothing() {
    assertThat(webhooks.owedFor(call.success(), NOW)).isEmpty();
  }

  private void subscribe(String tenant, String name, String event) {
    settings.save(
        new WebhookSaved(
            EventId.next(),
            NOW,
            new TenantId(tenant),
            name,
            URI.create("https://crm.example.com/hook"),
            List.of(event),
            new Sealed("")));
  }

  private static String golden(String type) throws IOException {
    try (var in = WebhooksTest.class.getResourceAsStream("/golden/" + type + ".json")) {
      return new String(Objects.requireNonNull(in, type).readAllBytes(), UTF_8);
    }
  }
}
