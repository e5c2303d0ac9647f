package io.outdial.store.edge;

import io.outdial.store.transcripts.Transcripts;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Saves, now and then, what dead media bridges left unfinished. */
@ApplicationScoped
class OverdueTranscripts {

  private static final Logger LOG = Logger.getLogger(OverdueTranscripts.class);

  private final Transcripts transcripts;

  OverdueTranscripts(Transcripts transcripts) {
    this.transcripts = transcripts;
  }

  @Scheduled(every = "${outdial.sweep-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> save() {
    return transcripts
        .saveOverdue()
        .onFailure()
        .invoke(e -> LOG.warnf("no look for overdue transcripts error=%s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }
}
