package io.outdial.scheduler.edge;

import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.DialerAlive;
import io.outdial.events.Topics;
import io.outdial.outbox.Inbox;
import io.outdial.scheduler.calls.CallState;
import io.outdial.scheduler.calls.Input.Reported;
import io.outdial.scheduler.store.DialerStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What dialers say of their attempts and of themselves. */
@ApplicationScoped
class AttemptReports {

  private final Inbox inbox;
  private final CallChanges changes;
  private final DialerStore dialers;
  private final DueCalls due;
  private final InstantSource clock;

  AttemptReports(
      Inbox inbox, CallChanges changes, DialerStore dialers, DueCalls due, InstantSource clock) {
    this.inbox = inbox;
    this.changes = changes;
    this.dialers = dialers;
    this.due = due;
    this.clock = clock;
  }

  @Incoming("attempts")
  Uni<Void> consume(ConsumerRecord<String, byte[]> source) {
    var next = new AtomicReference<Optional<CallState>>(Optional.empty());
    return inbox
        .consume(Topics.ATTEMPTS, source, event -> apply(event).invoke(next::set).replaceWithVoid())
        .invoke(() -> next.get().ifPresent(due::expect));
  }

  private Uni<Optional<CallState>> apply(AttemptEvent event) {
    return switch (event) {
      case AttemptEvent.OfCall report -> changes.apply(report.callId(), new Reported(report));
      case DialerAlive alive ->
          dialers.alive(alive.dialerId(), clock.instant()).replaceWith(Optional.empty());
    };
  }
}
