package io.outdial.gateway.edge;

import io.outdial.events.Topics;
import io.outdial.gateway.calls.Calls;
import io.outdial.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the status view in step with the scheduler. */
@ApplicationScoped
class LifecycleConsumer {

  private final Inbox inbox;
  private final Calls calls;

  LifecycleConsumer(Inbox inbox, Calls calls) {
    this.inbox = inbox;
    this.calls = calls;
  }

  @Incoming("lifecycle")
  Uni<Void> consume(ConsumerRecord<String, byte[]> source) {
    return inbox.consume(Topics.LIFECYCLE, source, calls::apply);
  }
}
