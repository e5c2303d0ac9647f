package io.outdial.gateway.calls;

import io.outdial.events.CallOrder;
import io.outdial.gateway.custody.EngineKey;
import io.outdial.gateway.tenants.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the body of a POST to {@code /v1/calls} turned out to be. */
public sealed interface CallRequest {

  /**
   * All twelve fields hold.
   *
   * @param scheduleAt when the client wants it dialled, null: now
   */
  record Accepted(CallOrder order, EngineKey engineKey, @Nullable Instant scheduleAt)
      implements CallRequest {}

  /**
   * @param description names every field that is wrong, and none of their values
   */
  record Refused(String description) implements CallRequest {}

  /** Reads a body for a tenant, whose defaults and prompts fill in what the body leaves out. */
  static CallRequest read(byte[] body, Tenant tenant, CallLimits limits, Instant now) {
    return switch (JsonBody.read(body)) {
      case JsonBody.Fields(JsonFields fields) -> new CallFields(fields, tenant, limits, now).read();
      case JsonBody.NotJson(String description) -> new Refused(description);
    };
  }
}
