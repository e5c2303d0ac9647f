package io.outdial.scheduler.calls;

import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.AttemptAnswered;
import io.outdial.events.AttemptEvent.AttemptEnded;
import io.outdial.events.AttemptEvent.AttemptRinging;
import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.CallCommand.CallRequested;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.Cdr;
import io.outdial.events.DialerId;
import io.outdial.events.EndedReason;
import io.outdial.events.EventId;
import io.outdial.events.PhoneNumber;
import io.outdial.events.TenantId;
import io.outdial.scheduler.calls.Input.Reported;
import java.time.Duration;
import java.time.Instant;

/** Values that the tests of this package share. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final TenantId TENANT = new TenantId("phone.example.com");
  static final CallId CALL = new CallId("oac-0123456789ab");
  static final DialerId DIALER = new DialerId("dialer/1");
  static final DialerId OTHER_DIALER = new DialerId("dialer/2");
  static final Rules RULES =
      new Rules(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofMinutes(15));

  private Samples() {}

  static CallOrder order(Instant dueAt, int retries) {
    return new CallOrder(
        new PhoneNumber("+12025550100"),
        "Ada",
        "ada@example.com",
        "Be kind.",
        "model",
        "voice",
        "en-US",
        300,
        retries,
        5,
        dueAt,
        true);
  }

  static CallRequested request(CallOrder order) {
    return new CallRequested(EventId.next(), TENANT, CALL, NOON, order);
  }

  static Reported started(int attempt, DialerId dialer, Instant at) {
    return new Reported(new AttemptStarted(EventId.next(), TENANT, CALL, at, attempt, dialer));
  }

  static Reported ringing(int attempt, DialerId dialer, Instant at) {
    return new Reported(new AttemptRinging(EventId.next(), TENANT, CALL, at, attempt, dialer));
  }

  static Reported answered(int attempt, DialerId dialer, Instant at) {
    return new Reported(new AttemptAnswered(EventId.next(), TENANT, CALL, at, attempt, dialer));
  }

  static Reported ended(int attempt, EndedReason reason, Instant at) {
    return ended(new Cdr(attempt, reason, null, null, at, null, null, null, null, at, null));
  }

  static Reported ended(int attempt, EndedReason reason, Instant answeredAt, Instant at) {
    return ended(
        new Cdr(
            attempt, reason, "carrier", 200, answeredAt, null, null, null, answeredAt, at, null));
  }

  /** The end of an attempt that a dialer took and then did not dial. */
  static Reported undialed(int attempt, Instant startedAt, Instant at) {
    return ended(
        new Cdr(
            attempt, EndedReason.EXPIRED, null, null, startedAt, null, null, null, null, at, null));
  }

  private static Reported ended(Cdr cdr) {
    AttemptEvent.OfCall event = new AttemptEnded(EventId.next(), TENANT, CALL, cdr.endedAt(), cdr);
    return new Reported(event);
  }
}
