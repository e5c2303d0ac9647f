package io.outdial.gateway.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.Cdr;
import io.outdial.events.EndedReason;
import io.outdial.events.EventId;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.PhoneNumber;
import io.outdial.events.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallProgressTest {

  private static final TenantId TENANT = new TenantId("phone.example.com");
  private static final CallId CALL = new CallId("oac-0123456789ab");
  private static final Instant T0 = Instant.parse("2026-06-23T12:00:00.000Z");

  private static final CallProgress ACCEPTED = CallProgress.accepted(2, T0);

  @Test
  void newCallWaitsForItsFirstAttempt() {
    assertThat(ACCEPTED.status()).isEqualTo(CallStatus.SCHEDULED);
    assertThat(ACCEPTED.attempt()).isZero();
    assertThat(ACCEPTED.retriesLeft()).isEqualTo(2);
    assertThat(ACCEPTED.nextAttemptAt()).isEqualTo(T0);
  }

  @Test
  void busyAttemptLeavesTheCallScheduledAgain() {
    // When
    CallProgress after = after(scheduled(1, 0), dispatched(1, 1), failed(1, 1, 600));

    // Then
    assertThat(after.status()).isEqualTo(CallStatus.SCHEDULED);
    assertThat(after.attempt()).isEqualTo(1);
    assertThat(after.retriesLeft()).isEqualTo(1);
    assertThat(after.nextAttemptAt()).isEqualTo(T0.plusSeconds(600));
  }

  @Test
  void secondAttemptThatIsAnsweredEndsInSuccess() {
    // When
    CallProgress after =
        after(
            dispatched(1, 1),
            failed(1, 1, 600),
            scheduled(2, 600),
            dispatched(2, 601),
            answered(2, 610),
            finished(2));

    // Then
    assertThat(after.status()).isEqualTo(CallStatus.ENDED_SUCCESS);
    assertThat(after.attempt()).isEqualTo(2);
    assertThat(after.endedReason()).isEqualTo(EndedReason.FINISHED);
    assertThat(after.answeredAt()).isEqualTo(T0.plusSeconds(610));
    assertThat(after.nextAttemptAt()).isNull();
    assertThat(after.durationSec()).isEqualTo(145);
    assertThat(after.transcriptPath()).isEqualTo("t.txt");
  }

  @ParameterizedTest
  @MethodSource("events")
  void nothingMovesAFinalStatus(LifecycleEvent late) {
    // Given
    CallProgress ended = after(dispatched(1, 1), answered(1, 5), finished(1));

    // When
    CallProgress after = ended.after(late);

    // Then
    assertThat(after).isEqualTo(ended);
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventOfAnEarlierAttemptChangesNothing(LifecycleEvent late) {
    // Given
    CallProgress second = after(dispatched(1, 1), failed(1, 1, 600), dispatched(2, 601));

    // When
    CallProgress after = second.after(late);

    // Then
    if (late instanceof LifecycleEvent.CallFinished) {
      assertThat(after.status().isFinal()).isTrue();
    } else {
      assertThat(after).isEqualTo(second);
    }
  }

  @Test
  void lateDispatchOfAFailedAttemptDoesNotPutTheCallInFlight() {
    // Given
    CallProgress waiting = after(dispatched(1, 1), failed(1, 1, 600));

    // When
    CallProgress after = waiting.after(dispatched(1, 1));

    // Then
    assertThat(after).isEqualTo(waiting);
  }

  @Test
  void attemptIssuedAnewIsStillTheSameAttempt() {
    // When
    CallProgress after = after(dispatched(1, 1), dispatched(1, 20));

    // Then
    assertThat(after.attempt()).isEqualTo(1);
    assertThat(after.retriesLeft()).isEqualTo(2);
    assertThat(after.dispatchedAt()).isEqualTo(T0.plusSeconds(20));
  }

  static List<LifecycleEvent> events() {
    return List.of(scheduled(1, 0), dispatched(1, 1), answered(1, 5), failed(1, 1, 9), finished(1));
  }

  private static CallProgress after(LifecycleEvent... events) {
    CallProgress progress = ACCEPTED;
    for (LifecycleEvent event : events) {
      progress = progress.after(event);
    }
    return progress;
  }

  private static LifecycleEvent scheduled(int attempt, int second) {
    Instant due = T0.plusSeconds(second);
    return new LifecycleEvent.CallScheduled(EventId.next(), TENANT, CALL, T0, attempt, due);
  }

  private static LifecycleEvent dispatched(int attempt, int second) {
    Instant at = T0.plusSeconds(second);
    return new LifecycleEvent.CallDispatched(EventId.next(), TENANT, CALL, at, attempt);
  }

  private static LifecycleEvent answered(int attempt, int second) {
    Instant at = T0.plusSeconds(second);
    return new LifecycleEvent.CallAnswered(EventId.next(), TENANT, CALL, at, attempt);
  }

  private static LifecycleEvent failed(int attempt, int retriesLeft, int nextSecond) {
    Cdr cdr =
        new Cdr(attempt, EndedReason.BUSY, "carrier", 486, T0, T0, null, null, null, T0, null);
    Instant next = T0.plusSeconds(nextSecond);
    return new LifecycleEvent.AttemptFailed(
        EventId.next(), TENANT, CALL, T0, cdr, retriesLeft, next);
  }

  private static LifecycleEvent finished(int attempt) {
    return new LifecycleEvent.CallFinished(
        EventId.next(),
        TENANT,
        CALL,
        T0,
        new PhoneNumber("+12025550100"),
        "Reminder",
        "ops@example.com",
        "m",
        "v",
        "en-US",
        CallStatus.ENDED_SUCCESS,
        EndedReason.FINISHED,
        145,
        T0.plusSeconds(601),
        T0.plusSeconds(610),
        T0.plusSeconds(755),
        "t.txt",
        attempt,
        1,
        null);
  }
}
