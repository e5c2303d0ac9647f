package io.outdial.gateway.edge;

import io.outdial.gateway.tenants.Tenant;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Whom the request under way is for and where it comes from. */
@ApplicationScoped
class Caller {

  private final RoutingContext request;

  Caller(RoutingContext request) {
    this.request = request;
  }

  Tenant tenant() {
    return TenantDoor.tenantOf(request)
        .orElseThrow(() -> Refusal.notFound("no tenant has this host name"));
  }

  String address() {
    return request.request().remoteAddress().hostAddress();
  }

  /** Scheme, host and port as the client wrote them. */
  String baseUrl() {
    return request.request().scheme() + "://" + request.request().authority();
  }
}
