package io.outdial.sandbox.launcher.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it arrived.
 *
 * @param type the event's type; empty when the signature was bad, for then the body is not read
 * @param callId empty likewise
 * @param body null likewise
 */
public record ReceivedWebhook(
    Instant receivedAt,
    String type,
    String callId,
    boolean signatureValid,
    @Nullable JsonNode body) {

  /** Leaves the body out. */
  @Override
  public String toString() {
    return "ReceivedWebhook[%s, %s, signatureValid=%s]".formatted(type, callId, signatureValid);
  }
}
