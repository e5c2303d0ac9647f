package io.outdial.gateway.edge;

import io.outdial.events.TenantId;
import io.outdial.gateway.tokens.AccessTokens;
import io.outdial.gateway.tokens.SigningKeys;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** What a client needs to verify a tenant's tokens: keys (RFC 7517) and OpenID discovery. */
@Path("/.well-known")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class DiscoveryResource {

  private final Caller caller;
  private final SigningKeys keys;

  DiscoveryResource(Caller caller, SigningKeys keys) {
    this.caller = caller;
    this.keys = keys;
  }

  @GET
  @Path("/jwks.json")
  public Uni<Map<String, List<Map<String, Object>>>> jwks() {
    return keys.of(caller.tenant().id()).map(key -> Map.of("keys", List.of(key.jwk())));
  }

  @GET
  @Path("/openid-configuration")
  public Map<String, Object> openidConfiguration() {
    TenantId tenant = caller.tenant().id();
    String base = caller.baseUrl();
    return Map.of(
        "issuer", AccessTokens.issuer(tenant),
        "token_endpoint", base + "/oauth2/v1/token",
        "jwks_uri", base + "/.well-known/jwks.json",
        "grant_types_supported", List.of("password"),
        "response_types_supported", List.of(),
        "scopes_supported", List.of("openid", "profile", "groups"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"),
        "token_endpoint_auth_methods_supported", List.of("none"));
  }
}
