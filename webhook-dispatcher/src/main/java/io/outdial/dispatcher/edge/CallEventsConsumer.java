package io.outdial.dispatcher.edge;

import io.outdial.dispatcher.deliveries.Deliveries;
import io.outdial.dispatcher.deliveries.OwedDelivery;
import io.outdial.dispatcher.emails.Emails;
import io.outdial.dispatcher.webhooks.Webhooks;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallAnswered;
import io.outdial.events.LifecycleEvent.CallDispatched;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.LifecycleEvent.CallScheduled;
import io.outdial.events.Topics;
import io.outdial.events.TranscriptEvent;
import io.outdial.events.TranscriptEvent.TranscriptSaved;
import io.outdial.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Turns events into deliveries owed, in the transaction that marks them as applied. */
@ApplicationScoped
class CallEventsConsumer {

  private final Inbox inbox;
  private final TenantSettings settings;
  private final Webhooks webhooks;
  private final Emails emails;
  private final Deliveries deliveries;
  private final Loops loops;
  private final InstantSource clock;

  CallEventsConsumer(
      Inbox inbox,
      TenantSettings settings,
      Webhooks webhooks,
      Emails emails,
      Deliveries deliveries,
      Loops loops,
      InstantSource clock) {
    this.inbox = inbox;
    this.settings = settings;
    this.webhooks = webhooks;
    this.emails = emails;
    this.deliveries = deliveries;
    this.loops = loops;
    this.clock = clock;
  }

  @Incoming("lifecycle")
  Uni<Void> lifecycle(ConsumerRecord<String, byte[]> source) {
    return settings
        .loaded()
        .chain(() -> inbox.consume(Topics.LIFECYCLE, source, this::apply))
        .invoke(loops::wake);
  }

  @Incoming("transcripts")
  Uni<Void> transcripts(ConsumerRecord<String, byte[]> source) {
    return settings
        .loaded()
        .chain(() -> inbox.consume(Topics.TRANSCRIPTS, source, this::apply))
        .invoke(loops::wake);
  }

  private Uni<Void> apply(LifecycleEvent event) {
    return switch (event) {
      case CallFinished finished ->
          deliveries
              .isTranscriptReady(finished.callId())
              .chain(ready -> deliveries.owe(owedFor(finished, ready)));
      case CallScheduled _, CallDispatched _, CallAnswered _, AttemptFailed _ ->
          Uni.createFrom().voidItem();
    };
  }

  private List<OwedDelivery> owedFor(CallFinished event, boolean transcriptReady) {
    Instant now = clock.instant();
    var owed = new ArrayList<>(webhooks.owedFor(event, now));
    owed.add(emails.owedFor(event, transcriptReady, now));
    return owed;
  }

  private Uni<Void> apply(TranscriptEvent event) {
    return switch (event) {
      case TranscriptSaved saved ->
          deliveries
              .owe(webhooks.owedFor(saved, clock.instant()))
              .chain(() -> deliveries.transcriptIsReady(saved.callId()));
    };
  }
}
