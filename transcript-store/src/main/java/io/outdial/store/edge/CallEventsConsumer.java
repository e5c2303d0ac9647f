package io.outdial.store.edge;

import io.outdial.events.LifecycleEvent;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallAnswered;
import io.outdial.events.LifecycleEvent.CallDispatched;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.LifecycleEvent.CallScheduled;
import io.outdial.events.Topics;
import io.outdial.outbox.Inbox;
import io.outdial.store.cdrs.Cdrs;
import io.outdial.store.transcripts.Transcripts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the store learns from Kafka. */
@ApplicationScoped
class CallEventsConsumer {

  private final Inbox inbox;
  private final Transcripts transcripts;
  private final Cdrs cdrs;

  CallEventsConsumer(Inbox inbox, Transcripts transcripts, Cdrs cdrs) {
    this.inbox = inbox;
    this.transcripts = transcripts;
    this.cdrs = cdrs;
  }

  @Incoming("turns")
  Uni<Void> turns(ConsumerRecord<String, byte[]> source) {
    return inbox.consume(Topics.TURNS, source, transcripts::record);
  }

  @Incoming("lifecycle")
  Uni<Void> lifecycle(ConsumerRecord<String, byte[]> source) {
    return inbox.consume(Topics.LIFECYCLE, source, this::apply);
  }

  private Uni<Void> apply(LifecycleEvent event) {
    return switch (event) {
      case AttemptFailed failed -> cdrs.record(failed);
      case CallFinished finished -> cdrs.record(finished).chain(() -> transcripts.record(finished));
      case CallScheduled _, CallDispatched _, CallAnswered _ -> Uni.createFrom().voidItem();
    };
  }
}
