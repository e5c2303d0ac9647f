package io.outdial.dispatcher.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.dispatcher.deliveries.DeliveryKind;
import io.outdial.dispatcher.deliveries.DeliveryLog;
import io.outdial.dispatcher.deliveries.DeliveryLoop;
import io.outdial.dispatcher.deliveries.DeliveryMeters;
import io.outdial.dispatcher.deliveries.LoopLimits;
import io.outdial.dispatcher.deliveries.RetrySchedule;
import io.outdial.dispatcher.emails.EmailCourier;
import io.outdial.dispatcher.emails.Emails;
import io.outdial.dispatcher.webhooks.WebhookCourier;
import io.outdial.dispatcher.webhooks.Webhooks;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.settings.Settings;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;

/** Builds the plain objects from the settings. */
final class DispatcherWiring {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Settings settings() {
    return new Settings();
  }

  @Produces
  @Singleton
  Webhooks webhooks(Settings settings) {
    return new Webhooks(settings);
  }

  @Produces
  @Singleton
  Emails emails(DispatcherConfig config) {
    return new Emails(config.emails().transcriptLimit());
  }

  @Produces
  @Singleton
  DeliveryMeters meters(MeterRegistry registry) {
    return new DeliveryMeters(registry);
  }

  @Produces
  @Singleton
  Loops loops(
      DispatcherConfig config,
      DeliveryLog log,
      Settings settings,
      VertxWebhookSender webhookSender,
      TranscriptStoreClient transcripts,
      QuarkusMailSender mailSender,
      DeliveryMeters meters,
      InstantSource clock) {
    var schedule = new RetrySchedule(config.retryDelays());
    var webhooks = new WebhookCourier(settings, unseal(config), webhookSender, clock);
    var emails =
        new EmailCourier(transcripts, mailSender, config.emails().transcriptLimit(), clock);
    var timer = Infrastructure.getDefaultWorkerPool();
    return new Loops(
        new DeliveryLoop(
            DeliveryKind.WEBHOOK,
            log,
            webhooks,
            webhookLimits(config),
            schedule,
            meters,
            timer,
            clock),
        new DeliveryLoop(
            DeliveryKind.EMAIL, log, emails, emailLimits(config), schedule, meters, timer, clock));
  }

  private static LoopLimits webhookLimits(DispatcherConfig config) {
    var limits = config.webhooks();
    return new LoopLimits(
        limits.parallelMax(), limits.perReceiverMax(), limits.timeout(), config.lease());
  }

  private static LoopLimits emailLimits(DispatcherConfig config) {
    var limits = config.emails();
    return new LoopLimits(
        limits.parallelMax(), limits.parallelMax(), limits.timeout(), config.lease());
  }

  private static Unseal unseal(DispatcherConfig config) {
    var file = config.sealing().dispatcherPrivate();
    try {
      return Unseal.ofPrivateKeyset(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("outdial.sealing.dispatcher-private cannot be read", e);
    }
  }
}
