package io.outdial.gateway.tokens;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a token request (RFC 6749, 4.3.2); the password shows nowhere. */
public record TokenRequest(
    @Nullable String grantType,
    @Nullable String username,
    @Nullable String password,
    @Nullable String scope,
    @Nullable String clientId) {

  private static final Set<String> SCOPES = Set.of("openid", "profile", "groups");

  /**
   * The scopes that are granted: those of the asked ones that there are; {@code openid} if none.
   */
  Set<String> grantedScopes() {
    Set<String> granted = new LinkedHashSet<>();
    for (String asked : scope == null ? new String[0] : scope.split(" ")) {
      if (SCOPES.contains(asked)) {
        granted.add(asked);
      }
    }
    return granted.isEmpty() ? Set.of("openid") : granted;
  }

  @Override
  public String toString() {
    return "TokenRequest[" + grantType + "]";
  }
}
