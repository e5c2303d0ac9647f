package io.outdial.gateway.edge;

import io.outdial.gateway.tenants.LiveTenants;
import io.outdial.gateway.tenants.Tenant;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a request meets its tenant: the host that it asked decides. A request to a
 * host that no tenant has goes no further. What is below {@code /q/} and {@code /internal/} has no
 * tenant; there, {@link #tenantOf} finds none.
 */
@ApplicationScoped
class TenantDoor {

  private static final String TENANT = "outdial.tenant";
  private static final int BEFORE_ALL_OTHERS = 10_000;

  private final LiveTenants tenants;
  private final GatewayConfig config;

  TenantDoor(LiveTenants tenants, GatewayConfig config) {
    this.tenants = tenants;
    this.config = config;
  }

  /** The tenant whose host was asked. */
  static Optional<Tenant> tenantOf(RoutingContext request) {
    return Optional.ofNullable(request.get(TENANT));
  }

  void install(@Observes Filters filters) {
    filters.register(this::enter, BEFORE_ALL_OTHERS);
  }

  /** What fails before any resource is reached gets the shape of all errors, too. */
  void install(@Observes Router router) {
    for (int status : new int[] {400, 404, 405, 413, 414, 415, 500}) {
      router.errorHandler(status, request -> answer(request, status, ErrorBody.of(status)));
    }
  }

  private void enter(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (isTooLarge(request)) {
      answer(request, 413, ErrorBody.of(413));
    } else if (hasNoTenant(request.normalizedPath())) {
      request.next();
    } else {
      enterTenant(request);
    }
  }

  private void enterTenant(RoutingContext request) {
    Optional<Tenant> tenant = hostOf(request.request().authority()).flatMap(tenants::at);
    if (tenant.isEmpty()) {
      answer(request, 404, new ErrorBody("not_found", "no tenant has this host name"));
      return;
    }
    request.put(TENANT, tenant.get());
    request.next();
  }

  private static Optional<String> hostOf(@Nullable HostAndPort authority) {
    return Optional.ofNullable(authority)
        .map(address -> address.host().toLowerCase(Locale.ROOT))
        .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
  }

  private static boolean hasNoTenant(String path) {
    return path.startsWith("/q/") || path.startsWith("/internal/");
  }

  private boolean isTooLarge(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("[0-9]+") && isMore(length, config.bodyBytesMax());
  }

  private static boolean isMore(String length, int max) {
    return length.length() > 10 || Long.parseLong(length) > max;
  }

  private static void answer(RoutingContext request, int status, ErrorBody body) {
    if (request.response().ended()) {
      return;
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(body.json());
  }
}
