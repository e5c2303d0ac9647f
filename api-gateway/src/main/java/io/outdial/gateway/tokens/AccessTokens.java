package io.outdial.gateway.tokens;

import io.outdial.events.TenantId;
import io.outdial.gateway.tenants.Tenant.User;
import io.outdial.gateway.tokens.TokenAnswer.Granted;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues signed tokens: who somebody is, and for one tenant alone. */
public final class AccessTokens {

  private final Duration lifetime;

  public AccessTokens(Duration lifetime) {
    this.lifetime = lifetime;
  }

  /** The {@code iss} of a tenant's tokens: its root URL, whichever name or port was used. */
  public static String issuer(TenantId tenant) {
    return "https://" + tenant.host();
  }

  Granted issue(TenantId tenant, User user, TokenRequest request, SigningKey key, Instant now) {
    Set<String> scopes = request.grantedScopes();
    String scope = String.join(" ", scopes);
    return new Granted(
        accessToken(tenant, user, scope, key, now),
        lifetime.toSeconds(),
        scope,
        scopes.contains("openid") ? idToken(tenant, user, request.clientId(), key, now) : null);
  }

  private String accessToken(
      TenantId tenant, User user, String scope, SigningKey key, Instant now) {
    return sign(
        claims(tenant, user, now)
            .audience(tenant.host())
            .groups(user.role())
            .claim("role", user.role())
            .claim("scope", scope)
            .claim("jti", UUID.randomUUID().toString()),
        key);
  }

  /** It names the user and grants nothing: it has no groups. */
  private String idToken(
      TenantId tenant, User user, @Nullable String clientId, SigningKey key, Instant now) {
    return sign(claims(tenant, user, now).audience(clientId == null ? "outdial" : clientId), key);
  }

  private JwtClaimsBuilder claims(TenantId tenant, User user, Instant now) {
    return Jwt.claims()
        .issuer(issuer(tenant))
        .subject(user.username())
        .preferredUserName(user.username())
        .issuedAt(now)
        .expiresAt(now.plus(lifetime));
  }

  private static String sign(JwtClaimsBuilder claims, SigningKey key) {
    return claims.jws().keyId(key.keyId()).sign(key.privateKey());
  }
}
