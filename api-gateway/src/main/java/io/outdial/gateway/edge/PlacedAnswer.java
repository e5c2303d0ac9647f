package io.outdial.gateway.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.InstantMillis;
import io.outdial.events.TenantId;
import io.outdial.gateway.calls.Calls.Placed;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a POST that was accepted.
 *
 * @param whitelistAdded whether the number was new to the tenant's whitelist
 * @param whitelistError always null: number and call are stored together or not at all
 * @param bridgeReply a string that holds JSON, as in the API that this one is compatible with
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlacedAnswer(
    boolean ok,
    CallId callId,
    TenantId tenant,
    boolean whitelistAdded,
    @Nullable String whitelistError,
    String bridgeReply) {

  static PlacedAnswer of(TenantId tenant, Placed placed, Instant dueAt) {
    String reply =
        new JsonObject()
            .put("status", CallStatus.SCHEDULED.wireName())
            .put("dueAtUtc", InstantMillis.format(dueAt))
            .encode();
    return new PlacedAnswer(true, placed.callId(), tenant, placed.whitelistAdded(), null, reply);
  }
}
