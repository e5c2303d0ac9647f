package io.outdial.store.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Lets only siblings in: they present the shared secret as a bearer token (RFC 6750).
 *
 * <p>Application-scoped, so that it is made at the first request: filters without a scope are made
 * before the configuration is there.
 */
@Provider
@ApplicationScoped
class ServiceToken implements ContainerRequestFilter {

  private final byte[] expected;

  ServiceToken(StoreConfig config) {
    this.expected = bytes("Bearer " + config.serviceToken());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String given =
        Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.AUTHORIZATION), "");
    if (!MessageDigest.isEqual(expected, bytes(given))) {
      request.abortWith(
          Response.status(Response.Status.UNAUTHORIZED)
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
              .build());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
