package io.outdial.dispatcher.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outdial.dispatcher.deliveries.DeliveryResult.Delivered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Refused;
import io.outdial.dispatcher.deliveries.DeliveryResult.Unanswered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Undeliverable;
import io.outdial.dispatcher.deliveries.NextStep.Done;
import io.outdial.dispatcher.deliveries.NextStep.GiveUp;
import io.outdial.dispatcher.deliveries.NextStep.RetryIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private final RetrySchedule schedule =
      new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)));

  @Test
  void eachFailedAttemptWaitsLongerUntilTheDelaysAreUsedUp() {
    // Given
    var refused = new Refused(503);
    var unanswered = new Unanswered("timeout");

    // Then
    assertThat(NextStep.after(refused, 1, schedule)).isEqualTo(new RetryIn(Duration.ofSeconds(5)));
    assertThat(NextStep.after(unanswered, 2, schedule))
        .isEqualTo(new RetryIn(Duration.ofSeconds(30)));
    assertThat(NextStep.after(refused, 3, schedule)).isEqualTo(new GiveUp());
  }

  @Test
  void aSuccessIsDoneAtWhicheverAttempt() {
    assertThat(NextStep.after(new Delivered(204), 3, schedule)).isEqualTo(new Done());
  }

  @Test
  void whatCanNeverBeDeliveredIsNotTriedAgain() {
    assertThat(NextStep.after(new Undeliverable("webhook removed"), 1, schedule))
        .isEqualTo(new GiveUp());
  }

  @Test
  void aDelayOfNothingIsAMistakeInTheConfiguration() {
    var none = List.of(Duration.ZERO);

    assertThatThrownBy(() -> new RetrySchedule(none)).isInstanceOf(IllegalArgumentException.class);
  }
}
