package io.outdial.dispatcher.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.EventId;
import io.outdial.events.SettingsEvent.WebhookSaved;
import io.outdial.events.TenantId;
import io.outdial.events.Topic;
import io.outdial.events.Topics;
import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.settings.Settings;
import io.outdial.sandbox.infra.TopicWriter;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Writes, as the gateway and the scheduler do, what the dispatcher reads. */
final class Tenants implements AutoCloseable {

  static final String SECRET = "whsec-für-tests";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TopicWriter kafka;
  private final Seal seal;
  private final Settings settings;

  Tenants(String bootstrapServers, String publicKeyset, Settings settings) {
    this.kafka = new TopicWriter(bootstrapServers);
    this.seal = Seal.ofPublicKeyset(publicKeyset);
    this.settings = settings;
  }

  /** A tenant of that test's own. */
  String fresh() {
    return "tenant" + NUMBER.incrementAndGet() + ".example.com";
  }

  /** Saves a webhook, and waits until the dispatcher has read it. */
  void subscribe(String tenant, String name, URI url, String... events) {
    var id = new TenantId(tenant);
    var webhook =
        new WebhookSaved(
            EventId.next(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            id,
            name,
            url,
            List.of(events),
            seal.seal(SECRET, SealContext.webhookSecret(id, name)));
    publish(Topics.SETTINGS, webhook);
    Awaitility.await().until(() -> settings.webhooks(id).contains(webhook));
  }

  /** Removes a webhook, and waits until the dispatcher knows. */
  void unsubscribe(String tenant, String name) {
    var id = new TenantId(tenant);
    kafka.write(Topics.SETTINGS.name(), tenant + "|webhook|" + name, null);
    Awaitility.await()
        .until(() -> settings.webhooks(id).stream().noneMatch(w -> w.name().equals(name)));
  }

  <E extends Event> void publish(Topic<E> topic, E event) {
    kafka.write(topic.name(), event.key(), new String(EventCodec.encode(event), UTF_8));
  }

  @Override
  public void close() {
    kafka.close();
  }
}
