package io.outdial.store.transcripts;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The transcripts that are awaited or saved. */
@ApplicationScoped
class TranscriptRows implements PanacheRepositoryBase<TranscriptRow, String> {

  /** The longest awaited ones whose grace is over. */
  Uni<List<TranscriptRow>> overdue(Instant now, int max) {
    return find(
            "state = ?1 and partialAfter <= ?2 order by partialAfter",
            TranscriptRow.State.AWAITED,
            now)
        .page(0, max)
        .list();
  }

  Uni<TranscriptRow> of(String tenant, String stem) {
    return find("tenant = ?1 and stem = ?2 and savedAt is not null", tenant, stem).firstResult();
  }
}
