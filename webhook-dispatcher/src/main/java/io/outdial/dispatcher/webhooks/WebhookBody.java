package io.outdial.dispatcher.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.EndedReason;
import io.outdial.events.InstantMillis;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.PhoneNumber;
import io.outdial.events.TenantId;
import io.outdial.events.TranscriptEvent.TranscriptSaved;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says: JSON with its fields in the documented order, nulls included. It is
 * serialised once; what is stored is what is signed and sent.
 */
final class WebhookBody {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new InstantMillis()).build();

  private WebhookBody() {}

  private record Envelope(String type, TenantId tenant, Instant timestamp, Object data) {}

  private record FinishedData(
      CallId callId,
      PhoneNumber phone,
      String displayName,
      CallStatus status,
      EndedReason endedReason,
      int durationSec,
      @Nullable Instant dispatchedAtUtc,
      @Nullable Instant answeredAtUtc,
      Instant endedAtUtc,
      @Nullable String transcriptPath,
      int attempt,
      int retriesLeft) {}

  private record SavedData(
      CallId callId, String transcriptPath, String sidecarPath, long sizeBytes, int turns) {}

  static String of(CallFinished event) {
    var data =
        new FinishedData(
            event.callId(),
            event.phone(),
            event.displayName(),
            event.status(),
            event.endedReason(),
            event.durationSec(),
            event.dispatchedAt(),
            event.answeredAt(),
            event.endedAt(),
            event.transcriptPath(),
            event.attempt(),
            event.retriesLeft());
    return write(new Envelope(EventType.CALL_FINISHED, event.tenant(), event.at(), data));
  }

  static String of(TranscriptSaved event) {
    var data =
        new SavedData(
            event.callId(),
            event.transcriptPath(),
            event.sidecarPath(),
            event.sizeBytes(),
            event.turns());
    return write(new Envelope(EventType.TRANSCRIPT_SAVED, event.tenant(), event.at(), data));
  }

  private static String write(Envelope envelope) {
    try {
      return JSON.writeValueAsString(envelope);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a webhook's body that is no JSON");
    }
  }
}
