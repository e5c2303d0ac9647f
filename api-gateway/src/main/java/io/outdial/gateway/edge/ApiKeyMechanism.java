package io.outdial.gateway.edge;

import io.outdial.gateway.tenants.Tenant;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Authorization: Bearer ak_…}: a tenant's API key, which may do all that an admin may. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

  private static final Pattern HEADER = Pattern.compile("(?i:Bearer) +(ak_\\S+) *");
  private static final int BEFORE_ACCESS_TOKENS = 3000;

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    Matcher key = HEADER.matcher(header == null ? "" : header);
    if (!key.matches()) {
      return Uni.createFrom().nullItem();
    }
    Optional<Tenant> tenant =
        TenantDoor.tenantOf(request).filter(found -> found.hasApiKey(sha256(key.group(1))));
    return tenant.isPresent()
        ? Uni.createFrom().item(ADMIN)
        : Uni.createFrom().failure(new AuthenticationFailedException());
  }

  private static final SecurityIdentity ADMIN =
      QuarkusSecurityIdentity.builder()
          .setPrincipal(new QuarkusPrincipal("api-key"))
          .addRole("admin")
          .build();

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM lacks SHA-256", e);
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public int getPriority() {
    return BEFORE_ACCESS_TOKENS;
  }
}
