package io.outdial.gateway.edge;

import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.gateway.calls.CallLimits;
import io.outdial.gateway.calls.CallPage;
import io.outdial.gateway.calls.CallRequest;
import io.outdial.gateway.calls.CallView;
import io.outdial.gateway.calls.Calls;
import io.outdial.gateway.calls.PageRequest;
import io.outdial.gateway.tenants.Tenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /v1/calls}: place, list, look at and hang up a tenant's calls. */
@Path("/api.ashx/v1/calls")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
class CallsResource {

  private final Caller caller;
  private final Calls calls;
  private final CallLimits limits;
  private final InstantSource clock;
  private final int bodyBytesMax;
  private final GatewayMetrics metrics;

  CallsResource(
      Caller caller,
      Calls calls,
      CallLimits limits,
      InstantSource clock,
      GatewayConfig config,
      GatewayMetrics metrics) {
    this.caller = caller;
    this.calls = calls;
    this.limits = limits;
    this.clock = clock;
    this.bodyBytesMax = config.bodyBytesMax();
    this.metrics = metrics;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<PlacedAnswer> place(byte[] body) {
    if (body.length > bodyBytesMax) {
      throw Refusal.tooLarge();
    }
    Tenant tenant = caller.tenant();
    Instant now = clock.instant();
    return switch (CallRequest.read(body, tenant, limits, now)) {
      case CallRequest.Accepted accepted ->
          calls
              .place(tenant.id(), accepted, now)
              .invoke(metrics::callAccepted)
              .map(placed -> PlacedAnswer.of(tenant.id(), placed, accepted.order().dueAt()));
      case CallRequest.Refused(String description) -> {
        metrics.callRefused();
        throw Refusal.invalid(description);
      }
    };
  }

  @GET
  public Uni<CallPage> list(
      @RestQuery @Nullable String status,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String offset) {
    return switch (PageRequest.parse(status, limit, offset)) {
      case PageRequest.Parsed.Page(PageRequest page) -> calls.list(caller.tenant().id(), page);
      case PageRequest.Parsed.Refused(String description) -> throw Refusal.invalid(description);
    };
  }

  @GET
  @Path("/{id}")
  public Uni<CallView> show(@RestPath String id) {
    return calls
        .find(caller.tenant().id(), callId(id))
        .map(call -> call.orElseThrow(CallsResource::noSuchCall));
  }

  @POST
  @Path("/{id}/hangup")
  public Uni<HangupAnswer> hangup(@RestPath String id) {
    CallId call = callId(id);
    return calls
        .hangup(caller.tenant().id(), call, clock.instant())
        .map(status -> new HangupAnswer(true, call, status.orElseThrow(CallsResource::noSuchCall)));
  }

  /**
   * @param status as it is now: a call in flight ends a moment later
   */
  record HangupAnswer(boolean ok, CallId callId, CallStatus status) {}

  private static CallId callId(String text) {
    return CallId.parse(text).orElseThrow(CallsResource::noSuchCall);
  }

  private static Refusal noSuchCall() {
    return Refusal.notFound("there is no such call");
  }
}
