package io.outdial.gateway.edge;

import io.outdial.gateway.transcripts.Fetched;
import io.outdial.gateway.transcripts.Transcripts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/transcripts}: the files that the store keeps, for the tenant whose calls they are. */
@Path("/api.ashx/v1/transcripts")
@RolesAllowed("admin")
class TranscriptsResource {

  private final Caller caller;
  private final Transcripts transcripts;

  TranscriptsResource(Caller caller, Transcripts transcripts) {
    this.caller = caller;
    this.transcripts = transcripts;
  }

  @GET
  @Path("/{file}")
  public Uni<Response> fetch(@RestPath String file) {
    return transcripts.fetch(caller.tenant().id(), file).map(TranscriptsResource::answer);
  }

  private static Response answer(Fetched fetched) {
    return switch (fetched) {
      case Fetched.Found(String contentType, byte[] content) ->
          Response.ok(content).header("Content-Type", contentType).build();
      case Fetched.Missing() -> throw Refusal.notFound("there is no such transcript");
      case Fetched.Unavailable() -> throw Refusal.unavailable("the transcript store is away");
    };
  }
}
