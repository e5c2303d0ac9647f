package io.outdial.gateway.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.EndedReason;
import io.outdial.events.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as {@code GET /v1/calls} shows it: the field names of the webhook and what was asked for.
 * Neither the engine key nor the prompt is here to be shown.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"callId", "tenant"})
public record CallView(
    CallId callId,
    TenantId tenant,
    String phone,
    String displayName,
    String email,
    CallStatus status,
    @Nullable EndedReason endedReason,
    int durationSec,
    @Nullable Instant dispatchedAtUtc,
    @Nullable Instant answeredAtUtc,
    @Nullable Instant endedAtUtc,
    @Nullable String transcriptPath,
    int attempt,
    int retriesLeft,
    @Nullable Instant nextAttemptAtUtc,
    @Nullable Instant scheduleAtUtc,
    String voice,
    String language,
    String model,
    int maxSeconds,
    int retries,
    int retryDelayMinutes,
    Instant createdAtUtc) {

  @Override
  public String toString() {
    return "CallView[" + callId + ", " + status.wireName() + "]";
  }
}
