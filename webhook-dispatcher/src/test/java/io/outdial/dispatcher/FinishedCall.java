package io.outdial.dispatcher;

import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.EndedReason;
import io.outdial.events.EventId;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.PhoneNumber;
import io.outdial.events.TenantId;
import io.outdial.events.TranscriptEvent.TranscriptSaved;
import io.outdial.events.TranscriptName;
import java.time.Instant;

/** A test's call, which ended as in the published sample, and its events. */
public record FinishedCall(CallId id, TenantId tenant, String displayName, String email) {

  private static final Instant DISPATCHED = Instant.parse("2026-06-23T12:00:00Z");
  private static final Instant ANSWERED = Instant.parse("2026-06-23T12:00:05.500Z");
  private static final Instant ENDED = Instant.parse("2026-06-23T12:02:30Z");
  private static final Instant TOLD = Instant.parse("2026-06-23T12:02:31Z");

  public static FinishedCall ofTheSample() {
    return new FinishedCall(
        new CallId("oac-0123456789ab"),
        new TenantId("phone.yourtenant.com"),
        "Reminder",
        "ops@yourcompany.example");
  }

  public static FinishedCall of(String tenant) {
    return ofTheSample().withId(CallId.random()).withTenant(tenant);
  }

  public FinishedCall withId(CallId id) {
    return new FinishedCall(id, tenant, displayName, email);
  }

  public FinishedCall withTenant(String tenant) {
    return new FinishedCall(id, new TenantId(tenant), displayName, email);
  }

  public FinishedCall withDisplayName(String displayName) {
    return new FinishedCall(id, tenant, displayName, email);
  }

  public FinishedCall withEmail(String email) {
    return new FinishedCall(id, tenant, displayName, email);
  }

  public TranscriptName transcript() {
    return TranscriptName.of(DISPATCHED, id);
  }

  public CallFinished success() {
    return success(TOLD);
  }

  public CallFinished success(Instant at) {
    return new CallFinished(
        EventId.next(),
        tenant,
        id,
        at,
        new PhoneNumber("+4915157610183"),
        displayName,
        email,
        "gemini-3.8-live",
        "Aoede",
        "en-US",
        CallStatus.ENDED_SUCCESS,
        EndedReason.FINISHED,
        145,
        DISPATCHED,
        ANSWERED,
        ENDED,
        transcript().txt(),
        1,
        1,
        null);
  }

  /** It ended before any attempt: whatever can be null is. */
  public CallFinished cancelled() {
    return new CallFinished(
        EventId.next(),
        tenant,
        id,
        TOLD,
        new PhoneNumber("+4915157610183"),
        displayName,
        email,
        "gemini-3.8-live",
        "Aoede",
        "en-US",
        CallStatus.CANCELLED,
        EndedReason.HANGUP,
        0,
        null,
        null,
        ENDED,
        null,
        0,
        2,
        null);
  }

  public TranscriptSaved saved() {
    return new TranscriptSaved(
        EventId.next(), tenant, id, TOLD, transcript().txt(), transcript().json(), 312, 5);
  }
}
