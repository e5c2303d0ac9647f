package io.outdial.scheduler.edge;

import io.outdial.events.CallCommand;
import io.outdial.events.CallCommand.CallRequested;
import io.outdial.events.CallCommand.HangupRequested;
import io.outdial.events.Topics;
import io.outdial.outbox.Inbox;
import io.outdial.scheduler.calls.CallState;
import io.outdial.scheduler.calls.Input.HangUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What clients ask for. */
@ApplicationScoped
class CallRequests {

  private final Inbox inbox;
  private final CallChanges changes;
  private final DueCalls due;

  CallRequests(Inbox inbox, CallChanges changes, DueCalls due) {
    this.inbox = inbox;
    this.changes = changes;
    this.due = due;
  }

  @Incoming("requested")
  Uni<Void> consume(ConsumerRecord<String, byte[]> source) {
    var next = new AtomicReference<Optional<CallState>>(Optional.empty());
    return inbox
        .consume(
            Topics.REQUESTED, source, event -> apply(event).invoke(next::set).replaceWithVoid())
        .invoke(() -> next.get().ifPresent(due::expect));
  }

  private Uni<Optional<CallState>> apply(CallCommand command) {
    return switch (command) {
      case CallRequested request -> changes.begin(request).map(Optional::of);
      case HangupRequested request -> changes.apply(request.callId(), new HangUp());
    };
  }
}
