package io.outdial.dispatcher.deliveries;

import io.outdial.dispatcher.deliveries.DeliveryResult.Delivered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Refused;
import io.outdial.dispatcher.deliveries.DeliveryResult.Unanswered;
import io.outdial.dispatcher.deliveries.DeliveryResult.Undeliverable;
import java.time.Duration;

/** What becomes of a delivery after an attempt. */
sealed interface NextStep {

  /** It is done. */
  record Done() implements NextStep {}

  /** It is attempted again. */
  record RetryIn(Duration delay) implements NextStep {}

  /** It failed for good, visibly. */
  record GiveUp() implements NextStep {}

  static NextStep after(DeliveryResult result, int attempt, RetrySchedule schedule) {
    return switch (result) {
      case Delivered _ -> new Done();
      case Undeliverable _ -> new GiveUp();
      case Refused _, Unanswered _ -> schedule.afterAttempt(attempt);
    };
  }
}
