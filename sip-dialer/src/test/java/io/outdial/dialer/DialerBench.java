package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outdial.dialer.media.MediaLimits;
import io.outdial.dialer.media.MediaSessions;
import io.outdial.dialer.sip.SipAgent;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.DialerId;
import io.outdial.events.EventId;
import io.outdial.events.PhoneNumber;
import io.outdial.events.SettingsEvent.RouteSaved;
import io.outdial.events.SettingsEvent.SipTransport;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.SealingKeys;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A dialer on a table: real SIP, a real WebSocket to a scripted bridge, a journal that is read. */
final class DialerBench implements AutoCloseable {

  static final TenantId TENANT = new TenantId("phone.example.com");
  static final PhoneNumber NUMBER = new PhoneNumber("+12025550100");
  static final CallLimits LIMITS =
      new CallLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          64);

  /** One for all tests: it takes a second to stop. */
  private static final SipAgent SIP = SipAgent.start("127.0.0.1", 0);

  private static final SealingKeys KEYS = SealingKeys.generate();

  final Settings settings = new Settings();
  final RecordingJournal journal = new RecordingJournal();
  final Tally tally = new Tally();
  final ScriptedBridge bridge;
  final SipAgent sip = SIP;
  final OutboundCalls calls;
  private final MediaSessions media;
  private final List<String> trunks = new ArrayList<>();
  private int maxSeconds = 60;

  DialerBench() {
    bridge = new ScriptedBridge();
    var limits =
        new MediaLimits(
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));
    media = new MediaSessions(bridge.uri(), ScriptedBridge.TOKEN, limits);
    calls =
        new OutboundCalls(
            new Equipment(
                DialerId.newLife("test"),
                settings,
                Unseal.ofPrivateKeyset(KEYS.privateKeyset()),
                sip,
                media,
                journal,
                LIMITS,
                tally,
                InstantSource.system()),
            5);
  }

  DialerBench orderOf(int seconds) {
    maxSeconds = seconds;
    return this;
  }

  DialerBench trunk(int port) {
    return trunk(port, SipTransport.UDP, 30, 10);
  }

  DialerBench trunk(int port, SipTransport transport, int ringTimeoutSec, int callsMax) {
    String name = "trunk" + (trunks.size() + 1);
    trunks.add(name);
    settings.save(
        new TrunkSaved(
            EventId.next(),
            Instant.now(),
            TENANT,
            name,
            "127.0.0.1",
            port,
            transport,
            "outdial",
            Seal.ofPublicKeyset(KEYS.publicKeyset())
                .seal("trunk secret", SealContext.trunkPassword(TENANT, name)),
            "+12025550000",
            callsMax,
            ringTimeoutSec));
    settings.save(
        new RouteSaved(
            EventId.next(), Instant.now(), TENANT, "all", "+", 1, List.copyOf(trunks), 0, ""));
    return this;
  }

  DialRequested dial() {
    return dial(Instant.now().plusSeconds(30));
  }

  DialRequested dial(Instant dialBefore) {
    return start(request(dialBefore));
  }

  /** The hang-up overtakes the request that it is about. */
  DialRequested dialAfterHangup() {
    DialRequested dial = request(Instant.now().plusSeconds(30));
    calls.hangUp(dial.callId());
    return start(dial);
  }

  private DialRequested start(DialRequested dial) {
    assertThat(calls.reserve()).isTrue();
    calls.start(dial);
    return dial;
  }

  private DialRequested request(Instant dialBefore) {
    var order =
        new CallOrder(
            NUMBER,
            "Acme \"Support\"",
            "ops@example.com",
            "You are calling about a reminder.",
            "a-model",
            "a-voice",
            "en-US",
            maxSeconds,
            0,
            1,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            true);
    return new DialRequested(
        EventId.next(), TENANT, CallId.random(), Instant.now(), 1, dialBefore, order);
  }

  /** Nothing is left of any call: no slot, no leg. */
  void assertIdle() {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> {
          assertThat(calls.liveCalls()).isZero();
          assertThat(sip.legs()).isZero();
        });
  }

  @Override
  public void close() {
    media.close();
    bridge.close();
  }
}
