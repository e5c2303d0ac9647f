package io.outdial.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.events.sealing.Sealed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One event of each type, with every field set. */
final class SampleEvents {

  static final EventId ID = new EventId(UUID.fromString("019ac000-0000-7000-8000-000000000001"));
  static final TenantId TENANT = new TenantId("phone.yourtenant.com");
  static final CallId CALL = new CallId("oac-0123456789ab");
  static final DialerId DIALER = new DialerId("dialer-0/life-1");
  static final PhoneNumber PHONE = new PhoneNumber("+4915157610183");

  private SampleEvents() {}

  static List<Event> all() {
    return List.of(
        new CallCommand.CallRequested(ID, TENANT, CALL, at("12:00:00.000"), order()),
        new CallCommand.HangupRequested(ID, TENANT, CALL, at("12:00:01.000")),
        new DialCommand.DialRequested(
            ID, TENANT, CALL, at("12:00:00.005"), 1, at("12:00:10.005"), order()),
        new HangupCommand.HangupCommanded(ID, TENANT, CALL, at("12:00:01.002")),
        new AttemptEvent.AttemptStarted(ID, TENANT, CALL, at("12:00:00.020"), 1, DIALER),
        new AttemptEvent.AttemptRinging(ID, TENANT, CALL, at("12:00:01.100"), 1, DIALER),
        new AttemptEvent.AttemptAnswered(ID, TENANT, CALL, at("12:00:05.500"), 1, DIALER),
        new AttemptEvent.AttemptEnded(ID, TENANT, CALL, at("12:02:30.000"), cdr()),
        new AttemptEvent.DialerAlive(ID, at("12:00:00.000"), DIALER, 3, 47, false),
        new SessionEvent.TurnSpoken(
            ID,
            TENANT,
            CALL,
            at("12:00:11.000"),
            1,
            2,
            Role.USER,
            at("12:00:09.000"),
            at("12:00:10.400"),
            "Yes, this is Alex.",
            false),
        new SessionEvent.ToolCalled(
            ID,
            TENANT,
            CALL,
            at("12:02:29.000"),
            1,
            "hangup",
            JsonNodeFactory.instance.objectNode().put("reason", "confirmed"),
            true,
            JsonNodeFactory.instance.objectNode().put("output", "ok")),
        new SessionEvent.SessionEnded(ID, TENANT, CALL, at("12:02:30.010"), 1, 5, 1),
        new LifecycleEvent.CallScheduled(
            ID, TENANT, CALL, at("12:00:00.003"), 1, at("12:00:00.000")),
        new LifecycleEvent.CallDispatched(ID, TENANT, CALL, at("12:00:00.005"), 1),
        new LifecycleEvent.CallAnswered(ID, TENANT, CALL, at("12:00:05.500"), 1),
        new LifecycleEvent.AttemptFailed(
            ID,
            TENANT,
            CALL,
            at("12:00:30.000"),
            new Cdr(
                1,
                EndedReason.BUSY,
                "carrier",
                486,
                at("12:00:00.020"),
                at("12:00:00.030"),
                at("12:00:00.040"),
                null,
                null,
                at("12:00:30.000"),
                null),
            2,
            at("12:10:30.000")),
        finished(),
        new TranscriptEvent.TranscriptSaved(
            ID,
            TENANT,
            CALL,
            at("12:02:30.200"),
            "outbound-ai-20260623-120000-oac-0123456789ab.txt",
            "outbound-ai-20260623-120000-oac-0123456789ab.json",
            412,
            5),
        new SettingsEvent.TenantSaved(
            ID,
            at("08:00:00.000"),
            TENANT,
            new SettingsEvent.EngineSettings(
                "gemini-live",
                URI.create("wss://engine.example"),
                "gemini-3.8-live",
                "Aoede",
                "en-US"),
            true,
            List.of("+12025550199")),
        new SettingsEvent.TrunkSaved(
            ID,
            at("08:00:00.000"),
            TENANT,
            "carrier",
            "sip.carrier.example",
            5060,
            SettingsEvent.SipTransport.UDP,
            "outdial",
            new Sealed("c2VhbGVk"),
            "+12025550000",
            30,
            45),
        new SettingsEvent.RouteSaved(
            ID, at("08:00:00.000"), TENANT, "all", "+", 10, List.of("carrier"), 1, "00"),
        new SettingsEvent.WebhookSaved(
            ID,
            at("08:00:00.000"),
            TENANT,
            "crm",
            URI.create("https://crm.example/hook"),
            List.of("*"),
            new Sealed("c2VhbGVk")));
  }

  static CallOrder order() {
    return new CallOrder(
        PHONE,
        "Reminder",
        "ops@yourcompany.example",
        "You are calling Alex.",
        "gemini-3.8-live",
        "Aoede",
        "en-US",
        180,
        2,
        10,
        at("12:00:00.000"),
        true);
  }

  static LifecycleEvent.CallFinished finished() {
    return new LifecycleEvent.CallFinished(
        ID,
        TENANT,
        CALL,
        at("12:02:30.100"),
        PHONE,
        "Reminder",
        "ops@yourcompany.example",
        "gemini-3.8-live",
        "Aoede",
        "en-US",
        CallStatus.ENDED_SUCCESS,
        EndedReason.FINISHED,
        145,
        at("12:00:00.000"),
        at("12:00:05.500"),
        at("12:02:30.000"),
        "outbound-ai-20260623-120000-oac-0123456789ab.txt",
        1,
        2,
        cdr());
  }

  private static Cdr cdr() {
    return new Cdr(
        1,
        EndedReason.FINISHED,
        "carrier",
        200,
        at("12:00:00.020"),
        at("12:00:00.030"),
        at("12:00:00.040"),
        at("12:00:01.100"),
        at("12:00:05.500"),
        at("12:02:30.000"),
        "confirmed");
  }

  static Instant at(String time) {
    return Instant.parse("2026-06-23T" + time + "Z");
  }
}
