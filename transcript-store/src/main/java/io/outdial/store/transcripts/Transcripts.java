package io.outdial.store.transcripts;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.events.EventId;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.SessionEvent;
import io.outdial.events.SessionEvent.SessionEnded;
import io.outdial.events.SessionEvent.ToolCalled;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.events.TenantId;
import io.outdial.events.Topics;
import io.outdial.events.TranscriptEvent.TranscriptSaved;
import io.outdial.events.TranscriptName;
import io.outdial.outbox.Outbox;
import io.outdial.store.transcripts.TranscriptRow.State;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is said in each call and, once the call is finished and all of it is here, saves the
 * transcript and says so, once. If the rest does not come within {@link Limits#grace()}, because a
 * media bridge died, the transcript is saved without it; what comes later still gets into the
 * files.
 */
@ApplicationScoped
public class Transcripts {

  private static final Logger LOG = System.getLogger(Transcripts.class.getName());

  /**
   * A call's events come on two topics, to two transactions at a time. Each must see the other's
   * effect, or neither would notice that the transcript is complete.
   */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended(?1, 0)) is null";

  private final TranscriptRows transcripts;
  private final Sessions sessions;
  private final Outbox outbox;
  private final Limits limits;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Transcripts(
      TranscriptRows transcripts,
      Sessions sessions,
      Outbox outbox,
      Limits limits,
      InstantSource clock,
      MeterRegistry meters) {
    this.transcripts = transcripts;
    this.sessions = sessions;
    this.outbox = outbox;
    this.limits = limits;
    this.clock = clock;
    this.meters = meters;
  }

  /** Records something of a session; within a transaction. */
  public Uni<Void> record(SessionEvent event) {
    return lock(event.callId().value())
        .chain(() ->
            switch (event) {
              case TurnSpoken turn -> sessions.add(turn).invoke(kept -> count(kept, "turn"));
              case ToolCalled call -> sessions.add(call).invoke(kept -> count(kept, "tool-call"));
              case SessionEnded end -> sessions.end(end);
            })
        .chain(() -> saveIfComplete(event.callId().value()));
  }

  /** Records that the call is finished, and with it whether it has a transcript. */
  public Uni<Void> record(CallFinished event) {
    return nameOf(event)
        .map(name -> lock(event.callId().value()).chain(() -> await(event, name)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static Optional<TranscriptName> nameOf(CallFinished event) {
    String path = event.transcriptPath();
    return path == null ? Optional.empty() : TranscriptName.ofFile(path);
  }

  private Uni<Void> await(CallFinished event, TranscriptName name) {
    return transcripts
        .findById(event.callId().value())
        .onItem()
        .ifNull()
        .switchTo(
            () -> transcripts.persist(new TranscriptRow(event, name, limits, clock.instant())))
        .chain(row -> saveIfComplete(row.callId));
  }

  /** Saves, each in a transaction of its own, the transcripts whose grace is over. */
  public Uni<Void> saveOverdue() {
    return Panache.withSession(() -> transcripts.overdue(clock.instant(), limits.overdueBatch()))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUniAndConcatenate(row -> saveOverdue(row.callId))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> saveOverdue(String callId) {
    return outbox
        .transaction(() ->
            lock(callId)
                .chain(() -> transcripts.findById(callId))
                .chain(row ->
                    row.state == State.AWAITED
                        ? save(row, State.PARTIAL)
                        : Uni.createFrom().voidItem()))
        .onFailure()
        .invoke(e ->
            LOG.log(
                Level.WARNING,
                "overdue transcript not saved, trying again callId={0} error={1}",
                callId,
                e.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  /** The content of one of a tenant's files, or empty when there is no such file. */
  public Uni<Optional<String>> content(TenantId tenant, String file) {
    return TranscriptName.ofFile(file)
        .map(name ->
            Panache.withSession(() -> transcripts.of(tenant.host(), name.stem()))
                .map(row -> Optional.ofNullable(row).map(r -> contentOf(r, file))))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private static @Nullable String contentOf(TranscriptRow row, String file) {
    return file.equals(row.name().txt()) ? row.txt : row.json;
  }

  private Uni<Void> saveIfComplete(String callId) {
    return transcripts
        .findById(callId)
        .chain(row ->
            row == null || row.state == State.COMPLETE
                ? Uni.createFrom().voidItem()
                : sessions
                    .isComplete(row.session())
                    .chain(complete ->
                        complete ? save(row, State.COMPLETE) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> save(TranscriptRow row, State state) {
    return sessions
        .turns(row.session())
        .chain(turns ->
            sessions.toolCalls(row.session()).chain(calls -> save(row, state, turns, calls)));
  }

  private Uni<Void> save(
      TranscriptRow row, State state, List<TurnRow> turns, List<ToolCallRow> toolCalls) {
    boolean first = row.state == State.AWAITED;
    Transcript transcript = row.transcript(turns, toolCalls);
    row.txt = TranscriptText.render(transcript);
    row.json = Json.render(transcript);
    row.savedAt = clock.instant();
    row.state = state;
    LOG.log(
        Level.INFO,
        "transcript saved callId={0} tenant={1} turns={2} state={3}",
        row.callId,
        row.tenant,
        turns.size(),
        state);
    meters.counter("outdial.transcripts.saved", "state", state.name()).increment();
    return first
        ? outbox.append(Topics.TRANSCRIPTS, saved(transcript, row))
        : Uni.createFrom().voidItem();
  }

  private TranscriptSaved saved(Transcript transcript, TranscriptRow row) {
    return new TranscriptSaved(
        EventId.next(),
        transcript.tenant(),
        transcript.callId(),
        clock.instant(),
        row.name().txt(),
        row.name().json(),
        Objects.requireNonNull(row.txt).getBytes(StandardCharsets.UTF_8).length,
        transcript.turns().size());
  }

  private static Uni<Boolean> lock(String callId) {
    return Panache.getSession()
        .chain(session ->
            session
                .createNativeQuery(LOCK, Boolean.class)
                .setParameter(1, callId)
                .getSingleResult());
  }

  private void count(boolean kept, String what) {
    if (!kept) {
      meters.counter("outdial.session.dropped", "what", what).increment();
    }
  }
}
