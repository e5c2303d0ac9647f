package io.outdial.gateway.edge;

import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.outdial.gateway.custody.EngineKeys;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where a media bridge fetches the sealed engine key of a session that it opens. */
@Path("/internal/engine-keys")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class EngineKeysResource {

  private final EngineKeys keys;
  private final byte[] expected;

  EngineKeysResource(EngineKeys keys, GatewayConfig config) {
    this.keys = keys;
    this.expected = bytes("Bearer " + config.serviceToken());
  }

  @GET
  @Path("/{tenant}/{callId}")
  public Uni<SealedKey> sealedKey(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @RestPath String tenant,
      @RestPath String callId) {
    if (authorization == null || !MessageDigest.isEqual(expected, bytes(authorization))) {
      throw new UnauthorizedException();
    }
    return keys.find(tenant(tenant), call(callId))
        .map(key -> key.orElseThrow(EngineKeysResource::noSuchKey))
        .map(key -> new SealedKey(key.ciphertext()));
  }

  record SealedKey(String sealed) {}

  private static TenantId tenant(String host) {
    try {
      return new TenantId(host);
    } catch (IllegalArgumentException e) {
      throw noSuchKey();
    }
  }

  private static CallId call(String id) {
    Optional<CallId> call = CallId.parse(id);
    return call.orElseThrow(EngineKeysResource::noSuchKey);
  }

  private static Refusal noSuchKey() {
    return Refusal.notFound("no pending call of that tenant has that id");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
