package io.outdial.gateway.transcripts;

import io.outdial.events.TenantId;
import io.smallrye.mutiny.Uni;

/** Where transcripts are stored. */
public interface TranscriptSource {

  /** Asks once for a file; it never fails, but says {@link Fetched.Unavailable}. */
  Uni<Fetched> fetch(TenantId tenant, String file);
}
