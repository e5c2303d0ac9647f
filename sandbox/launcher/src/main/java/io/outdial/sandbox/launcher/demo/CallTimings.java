package io.outdial.sandbox.launcher.demo;

import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.sandbox.carrier.PhoneCall;
import io.outdial.sandbox.launcher.sinks.ReceivedWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a call's steps took, seen from outside: by who posted it, by the carrier, by the webhook
 * receiver.
 */
record CallTimings(
    Instant postedAt,
    Optional<PhoneCall> phoneCall,
    Optional<CallFinished> finished,
    Optional<ReceivedWebhook> webhook) {

  /** In milliseconds; a step that did not happen is left out. */
  Map<String, Long> toMillis() {
    var timings = new LinkedHashMap<String, Long>();
    phoneCall.ifPresent(call -> put(timings, "postToInvite", postedAt, call.invitedAt()));
    phoneCall.ifPresent(
        call -> put(timings, "answerToFirstAudio", call.answeredAt(), call.firstAudioHeardAt()));
    if (finished.isPresent() && webhook.isPresent()) {
      put(timings, "callToWebhook", finished.get().endedAt(), webhook.get().receivedAt());
    }
    return timings;
  }

  private static void put(
      Map<String, Long> timings, String step, @Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null) {
      timings.put(step, Duration.between(from, to).toMillis());
    }
  }
}
