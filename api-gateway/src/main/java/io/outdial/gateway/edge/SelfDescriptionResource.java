package io.outdial.gateway.edge;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code GET /v1}: what there is, for whoever asks; the one address that needs no token. */
@Path("/api.ashx/v1")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class SelfDescriptionResource {

  private static final String BASE = "/api.ashx/v1";

  private static final List<Route> ROUTES =
      List.of(
          new Route("GET", BASE, false, "this description"),
          new Route("POST", BASE + "/calls", true, "place or schedule a call"),
          new Route("GET", BASE + "/calls", true, "list calls: status, limit, offset"),
          new Route("GET", BASE + "/calls/{id}", true, "one call"),
          new Route("POST", BASE + "/calls/{id}/hangup", true, "cancel or hang up, idempotent"),
          new Route("GET", BASE + "/transcripts/{file}", true, "a transcript, .txt or .json"),
          new Route("POST", "/oidc.ashx/token", false, "an access token for a password"));

  record Description(String name, String version, List<Route> routes) {}

  /**
   * @param auth whether it needs {@code Authorization: Bearer}
   */
  record Route(String method, String path, boolean auth, String summary) {}

  @GET
  public Description describe() {
    return new Description("outdial", "v1", ROUTES);
  }
}
