package io.outdial.scheduler.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EndedReason;
import io.outdial.events.HangupCommand.HangupCommanded;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallAnswered;
import io.outdial.events.LifecycleEvent.CallDispatched;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.LifecycleEvent.CallScheduled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RestartableInfra.class)
class CallStoriesIT {

  @Inject World world;
  @Inject SettableClock clock;
  @Inject Retention retention;
  @Inject DataSource database;

  @Test
  void aCallThatIsDueIsDialedAtOnceAndEndsOnce() {
    // Given
    var callId = world.request(clock.instant(), 0, 1);
    var dial = world.hear(DialRequested.class, callId);

    // When
    world.started(callId, dial.attempt());
    world.ringing(callId, 1);
    var answeredAt = clock.instant();
    world.answered(callId, 1);
    world.ended(callId, 1, EndedReason.FINISHED, answeredAt);

    // Then
    assertThat(dial.order().systemPrompt()).isEqualTo("You are calling about a parcel.");
    world.hear(CallScheduled.class, callId);
    var dispatched = world.hear(CallDispatched.class, callId);
    world.hear(CallAnswered.class, callId);
    var finished = world.hear(CallFinished.class, callId);
    assertThat(finished.status()).isEqualTo(CallStatus.ENDED_SUCCESS);
    assertThat(finished.dispatchedAt()).isEqualTo(dispatched.at());
    assertThat(finished.transcriptPath()).startsWith("outbound-ai-").endsWith(callId + ".txt");
    assertThat(world.rest(callId, Duration.ofMillis(500))).isEmpty();
  }

  @Test
  void busyIsDialedAgainAfterTheDelayAndGivenUpWhenTheRetriesAreUsedUp() {
    // Given
    var callId = world.request(clock.instant(), 1, 1);
    world.hear(DialRequested.class, callId);

    // When
    world.started(callId, 1);
    world.ended(callId, 1, EndedReason.BUSY, null);
    var failed = world.hear(AttemptFailed.class, callId);
    var second = world.hear(DialRequested.class, callId);
    world.started(callId, 2);
    world.ended(callId, 2, EndedReason.BUSY, null);

    // Then
    assertThat(failed.retriesLeft()).isEqualTo(1);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.at()).isAfterOrEqualTo(failed.nextAttemptAt());
    var finished = world.hear(CallFinished.class, callId);
    assertThat(finished.status()).isEqualTo(CallStatus.ENDED_FAILED_FINAL);
    assertThat(finished.endedReason()).isEqualTo(EndedReason.BUSY);
    assertThat(finished.attempt()).isEqualTo(2);
    assertThat(finished.retriesLeft()).isZero();
  }

  @Test
  void aScheduledCallIsCancelledByAHangUpAndNeverDialed() {
    // Given
    var callId = world.request(clock.instant().plus(Duration.ofDays(1)), 0, 1);
    world.hear(CallScheduled.class, callId);

    // When
    world.hangUp(callId);

    // Then
    var finished = world.hear(CallFinished.class, callId);
    assertThat(finished.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(finished.endedReason()).isEqualTo(EndedReason.HANGUP);
    assertThat(finished.attempt()).isZero();
    assertThat(world.rest(callId, Duration.ofMillis(500))).isEmpty();
  }

  @Test
  void aHangUpBeforeADialerTookTheCallReachesTheDialerThatTakesIt() {
    // Given
    var callId = world.request(clock.instant(), 3, 1);
    world.hear(DialRequested.class, callId);
    world.hangUp(callId);
    world.hear(HangupCommanded.class, callId);

    // When
    world.started(callId, 1);
    world.hear(HangupCommanded.class, callId);
    world.ended(callId, 1, EndedReason.HANGUP, null);

    // Then
    assertThat(world.hear(CallFinished.class, callId).status()).isEqualTo(CallStatus.CANCELLED);
  }

  @Test
  void anEndedCallKeepsNothingOfItsOrderAndIsForgottenAfterAWhile() throws SQLException {
    // Given
    var callId = world.request(clock.instant(), 0, 1);
    world.hear(DialRequested.class, callId);
    world.started(callId, 1);
    world.ended(callId, 1, EndedReason.REJECTED, null);
    world.hear(CallFinished.class, callId);
    var kept = row(callId);

    // When
    clock.advance(Duration.ofDays(8));
    retention.round().await().atMost(World.SOON);

    // Then
    assertThat(kept).contains("ended").doesNotContain("parcel", "+12025550100", "ada@");
    assertThat(row(callId)).isEmpty();
  }

  private String row(CallId callId) throws SQLException {
    try (var connection = database.getConnection();
        var result =
            connection
                .createStatement()
                .executeQuery("select c::text from call c where call_id = '" + callId + "'")) {
      return result.next() ? result.getString(1) : "";
    }
  }
}
