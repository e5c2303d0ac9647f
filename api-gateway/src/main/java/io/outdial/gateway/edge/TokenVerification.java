package io.outdial.gateway.edge;

import io.outdial.events.TenantId;
import io.outdial.gateway.tenants.Tenant;
import io.outdial.gateway.tokens.AccessTokens;
import io.outdial.gateway.tokens.SigningKey;
import io.outdial.gateway.tokens.SigningKeys;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Access tokens are verified with the key of the tenant whose host was asked, and no other. */
@ApplicationScoped
class TokenVerification implements TenantConfigResolver {

  private final SigningKeys keys;

  TokenVerification(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    Optional<TenantId> tenant = TenantDoor.tenantOf(request).map(Tenant::id);
    boolean anonymous = !request.request().headers().contains(HttpHeaders.AUTHORIZATION);
    return anonymous || tenant.isEmpty()
        ? Uni.createFrom().nullItem()
        : keys.of(tenant.get()).map(key -> config(tenant.get(), key));
  }

  private static OidcTenantConfig config(TenantId tenant, SigningKey key) {
    return OidcTenantConfig.builder()
        .tenantId(tenant.host())
        .publicKey(key.publicBase64())
        .token()
        .issuer(AccessTokens.issuer(tenant))
        .audience(tenant.host())
        .end()
        .build();
  }
}
