package io.outdial.store.edge;

import io.outdial.events.TenantId;
import io.outdial.store.transcripts.Transcripts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** A tenant's transcript files, for siblings that have already decided who asks. */
@Path("/internal/transcripts")
class TranscriptResource {

  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String JSON = "application/json";

  private final Transcripts transcripts;

  TranscriptResource(Transcripts transcripts) {
    this.transcripts = transcripts;
  }

  /**
   * 200 with the file, or 404: another tenant's file, and a name of no transcript, are not there.
   */
  @GET
  @Path("{tenant}/{file}")
  public Uni<Response> file(@PathParam("tenant") String tenant, @PathParam("file") String file) {
    return TenantId.parse(tenant)
        .map(id -> transcripts.content(id, file))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .map(content -> answer(file, content));
  }

  private static Response answer(String file, Optional<String> content) {
    return content
        .map(text -> Response.ok(text, file.endsWith(".txt") ? TEXT : JSON))
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
