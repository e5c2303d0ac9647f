package io.outdial.scheduler.calls;

import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param order what was asked for; null once the call has ended, since nobody needs it then
 */
public record Call(TenantId tenant, CallId callId, CallState state, @Nullable CallOrder order) {}
