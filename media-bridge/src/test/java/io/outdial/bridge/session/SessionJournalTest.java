package io.outdial.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bridge.turns.Turn;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.PhoneNumber;
import io.outdial.events.Role;
import io.outdial.events.SessionEvent;
import io.outdial.events.SessionEvent.SessionEnded;
import io.outdial.events.SessionEvent.ToolCalled;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.events.TenantId;
import io.outdial.events.session.DialerMessage.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SessionJournalTest {

  private static final Instant NOON = Instant.parse("2026-06-23T12:00:00Z");

  private final List<SessionEvent> published = new ArrayList<>();

  @Test
  void whatWasSaidIsWrittenAndCounted() throws InterruptedException {
    // When
    hold(true);

    // Then
    assertThat(published)
        .hasExactlyElementsOfTypes(TurnSpoken.class, ToolCalled.class, SessionEnded.class);
    assertThat(((SessionEnded) published.getLast()).turns()).isEqualTo(1);
  }

  @Test
  void withoutTranscriptionNothingThatWasSaidIsWritten() throws InterruptedException {
    // When
    hold(false);

    // Then
    assertThat(published).hasExactlyElementsOfTypes(SessionEnded.class);
    assertThat(((SessionEnded) published.getLast()).turns()).isZero();
  }

  private void hold(boolean transcription) throws InterruptedException {
    var journal =
        new SessionJournal(
            open(transcription),
            event -> {
              published.add(event);
              return CompletableFuture.completedFuture(null);
            });
    var json = JsonNodeFactory.instance.objectNode();
    journal.turn(new Turn(1, Role.USER, NOON, NOON.plusSeconds(1), "Yes.", false), NOON);
    journal.toolCall("hangup", json, true, json, NOON);
    journal.end(NOON, Duration.ofSeconds(5));
  }

  private static Open open(boolean transcription) {
    var order =
        new CallOrder(
            new PhoneNumber("+12025550100"),
            "Reminder",
            "ops@yourcompany.example",
            "Be brief.",
            "gemini-3.8-live",
            "Aoede",
            "en-US",
            60,
            0,
            5,
            NOON,
            transcription);
    return new Open(new TenantId("a.example"), new CallId("oac-0123456789ab"), 1, order);
  }
}
