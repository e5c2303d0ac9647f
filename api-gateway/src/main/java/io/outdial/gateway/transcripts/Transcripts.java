package io.outdial.gateway.transcripts;

import io.outdial.events.TenantId;
import io.outdial.events.TranscriptName;
import io.outdial.gateway.calls.CallView;
import io.outdial.gateway.calls.Calls;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A tenant's transcripts. A webhook may reach a client before the store has written the file that
 * it names, so a file that the call's status promises is asked for again for a short while.
 */
public final class Transcripts {

  private static final Duration GAP = Duration.ofMillis(150);

  private final Calls calls;
  private final TranscriptSource source;
  private final Duration patience;
  private final InstantSource clock;

  /**
   * @param patience how long a promised transcript is waited for
   */
  public Transcripts(Calls calls, TranscriptSource source, Duration patience, InstantSource clock) {
    this.calls = calls;
    this.source = source;
    this.patience = patience;
    this.clock = clock;
  }

  /** The file of that name; missing when it is no transcript's name or another tenant's. */
  public Uni<Fetched> fetch(TenantId tenant, String file) {
    Optional<TranscriptName> name = TranscriptName.ofFile(file);
    if (name.isEmpty()) {
      return Uni.createFrom().item(new Fetched.Missing());
    }
    return calls
        .find(tenant, name.get().callId())
        .chain(call ->
            call.isEmpty()
                ? Uni.createFrom().item(new Fetched.Missing())
                : fetch(tenant, file, deadline(call.get(), name.get())));
  }

  private Instant deadline(CallView call, TranscriptName name) {
    boolean promised = name.txt().equals(call.transcriptPath());
    return promised ? clock.instant().plus(patience) : Instant.MIN;
  }

  private Uni<Fetched> fetch(TenantId tenant, String file, Instant deadline) {
    return source
        .fetch(tenant, file)
        .chain(fetched ->
            fetched instanceof Fetched.Missing && clock.instant().isBefore(deadline)
                ? later().chain(() -> fetch(tenant, file, deadline))
                : Uni.createFrom().item(fetched));
  }

  private static Uni<Void> later() {
    return Uni.createFrom().voidItem().onItem().delayIt().by(GAP);
  }
}
