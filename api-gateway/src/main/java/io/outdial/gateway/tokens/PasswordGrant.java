package io.outdial.gateway.tokens;

import io.outdial.gateway.tenants.Tenant;
import io.outdial.gateway.tenants.Tenant.User;
import io.outdial.gateway.tokens.TokenAnswer.Denied;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The resource owner password credentials grant (RFC 6749, 4.3) for a tenant's own users. */
public final class PasswordGrant {

  private static final Denied WRONG = new Denied("invalid_grant", "wrong username or password");

  /** Somebody's: compared when there is no such user, so that time does not tell who there is. */
  private static final String NOBODYS_HASH =
      "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5B0sH8rQx3B6wM8D5gQy9H9Q0v8e2";

  private final SigningKeys keys;
  private final AccessTokens tokens;
  private final BiPredicate<String, String> passwordMatches;
  private final Offload offload;

  /**
   * @param passwordMatches whether a password belongs to a bcrypt hash; it takes its time
   */
  public PasswordGrant(
      SigningKeys keys,
      AccessTokens tokens,
      BiPredicate<String, String> passwordMatches,
      Offload offload) {
    this.keys = keys;
    this.tokens = tokens;
    this.passwordMatches = passwordMatches;
    this.offload = offload;
  }

  public Uni<TokenAnswer> answer(Tenant tenant, TokenRequest request, Instant now) {
    Denied denied = refusal(request);
    if (denied != null) {
      return Uni.createFrom().item(denied);
    }
    return keys.of(tenant.id()).chain(key -> offload.run(() -> check(tenant, request, key, now)));
  }

  private static @Nullable Denied refusal(TokenRequest request) {
    if (request.grantType() == null) {
      return new Denied("invalid_request", "grant_type is required");
    }
    if (!request.grantType().equals("password")) {
      return new Denied("unsupported_grant_type", "grant_type must be password");
    }
    return request.username() == null || request.password() == null
        ? new Denied("invalid_request", "username and password are required")
        : null;
  }

  private TokenAnswer check(Tenant tenant, TokenRequest request, SigningKey key, Instant now) {
    Optional<User> user = tenant.user(String.valueOf(request.username()));
    String hash = user.map(User::passwordHash).orElse(NOBODYS_HASH);
    boolean matches = passwordMatches.test(String.valueOf(request.password()), hash);
    return user.filter(found -> matches)
        .<TokenAnswer>map(found -> tokens.issue(tenant.id(), found, request, key, now))
        .orElse(WRONG);
  }
}
