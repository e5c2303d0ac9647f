package io.outdial.dispatcher.emails;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.outdial.events.InstantMillis;
import io.outdial.events.LifecycleEvent.CallFinished;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the e-mail tells of a call, kept until it is sent. Personal data: {@link #toString()} shows
 * none of it.
 */
record Outcome(
    String email,
    String displayName,
    String phone,
    String status,
    String endedReason,
    int durationSec,
    @Nullable Instant dispatchedAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    @Nullable String transcriptPath,
    int attempt,
    int retriesLeft) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).addModule(new InstantMillis()).build();

  static Outcome of(CallFinished event) {
    return new Outcome(
        event.email(),
        event.displayName(),
        event.phone().e164(),
        event.status().wireName(),
        event.endedReason().wireName(),
        event.durationSec(),
        event.dispatchedAt(),
        event.answeredAt(),
        event.endedAt(),
        event.transcriptPath(),
        event.attempt(),
        event.retriesLeft());
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outcome that is no JSON");
    }
  }

  /** Reads back what {@link #toJson()} wrote. */
  static Outcome ofJson(String json) {
    try {
      return JSON.readValue(json, Outcome.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored outcome that is no JSON");
    }
  }

  @Override
  public String toString() {
    return "Outcome[" + status + ", " + endedReason + "]";
  }
}
