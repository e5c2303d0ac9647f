package io.outdial.dispatcher.emails;

import io.outdial.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where transcripts are fetched from. */
@FunctionalInterface
public interface TranscriptSource {

  /** The file's text, or empty when there is no such file; fails when the source is away. */
  Uni<Optional<String>> fetch(TenantId tenant, String file);
}
