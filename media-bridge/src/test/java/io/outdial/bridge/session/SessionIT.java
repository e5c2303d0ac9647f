package io.outdial.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Law;
import io.outdial.bridge.audio.Tone;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.peers.EngineCall;
import io.outdial.bridge.peers.Phone;
import io.outdial.bridge.peers.ScriptedEngine;
import io.outdial.events.CallId;
import io.outdial.events.EndedReason;
import io.outdial.events.Role;
import io.outdial.events.SessionEvent.SessionEnded;
import io.outdial.events.SessionEvent.ToolCalled;
import io.outdial.events.SessionEvent.TurnSpoken;
import io.outdial.events.session.BridgeMessage.Closed;
import io.outdial.events.session.BridgeMessage.EngineReady;
import io.outdial.events.session.BridgeMessage.HangUp;
import io.outdial.events.session.BridgeMessage.LocalDescription;
import io.outdial.events.session.DialerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sessions: a phone on RTP, an engine on a WebSocket, and the bridge between them. */
class SessionIT {

  private static final int ENGINE_RATE = 24_000;
  private static final Duration SOON = Duration.ofSeconds(15);

  private final CallId callId = CallId.random();
  private final Map<CallId, String> keys = new ConcurrentHashMap<>(Map.of(callId, "key-1"));
  private ScriptedEngine engine;
  private EngineCall call;
  private Phone phone;
  private Bridge bridge;

  @BeforeEach
  void start() throws Exception {
    engine = new ScriptedEngine();
    call = engine.expect("key-1");
    phone = new Phone(Law.PCMU);
    bridge = new Bridge(engine, Bridge.patient(10), keys);
  }

  @AfterEach
  void stop() throws Exception {
    assertThat(call.violations()).isEmpty();
    phone.close();
    bridge.close();
    engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void theGreetingIsHeardByThePersonAndThePersonByTheEngine(Law law) throws Exception {
    // Given
    phone.close();
    phone = new Phone(law);
    Bridge.Dialer dialer = answeredCall(60);

    // When
    call.say(Tone.of(600, ENGINE_RATE, ENGINE_RATE), "Hello!").generationComplete();

    // Then
    await().atMost(SOON).until(() -> phone.sound().endsWithTone(600, Frame.RATE, 4000));

    // When
    phone.tone(440);

    // Then
    await().atMost(SOON).until(() -> call.heard().endsWithTone(440, 16_000, 8000));
    hangUp(dialer);
    assertThat(phone.heard()).allMatch(p -> p.payloadType() == law.payloadType());
    assertThat(call.awaitClose()).isEqualTo(1000);
  }

  @Test
  void packetsLeaveEveryTwentyMillisecondsWithoutAGap() throws Exception {
    // Given
    Bridge.Dialer dialer = answeredCall(60);

    // When
    call.say(Tone.of(600, ENGINE_RATE, ENGINE_RATE), "Hello!").generationComplete();
    await().atMost(SOON).until(() -> phone.heard().size() > 100);
    hangUp(dialer);

    // Then
    List<Phone.Heard> packets = phone.heard();
    assertThat(packets.getFirst().marker()).isTrue();
    for (int i = 1; i < packets.size(); i++) {
      Phone.Heard before = packets.get(i - 1);
      Phone.Heard packet = packets.get(i);
      assertThat((packet.sequence() - before.sequence()) & 0xFFFF).isEqualTo(1);
      assertThat((packet.timestamp() - before.timestamp()) & 0xFFFFFFFFL)
          .matches(step -> step == 160 || packet.marker());
      assertThat(packet.samples()).hasSize(160);
    }
    // By their timestamps, since a stalled machine leaves packets out and does not make up for
    // them.
    Phone.Heard last = packets.getLast();
    long samples = (last.timestamp() - packets.getFirst().timestamp()) & 0xFFFFFFFFL;
    double spanMs = (last.nanos() - packets.getFirst().nanos()) / 1e6;
    assertThat(spanMs / (samples / 160)).isBetween(19.0, 21.0);
  }

  @Test
  void aThirdPartyThatKnowsThePortIsNeitherHeardNorSentTo() throws Exception {
    // Given
    Bridge.Dialer dialer = bridge.dial(callId, 60);
    String offer = dialer.next(LocalDescription.class).sdp();
    dialer.next(EngineReady.class);
    dialer.tell(new DialerMessage.RemoteDescription(phone.answer(offer), false));
    phone.tone(440);
    phone.talk();
    dialer.tell(new DialerMessage.Answered(Instant.now()));
    await().atMost(SOON).until(() -> call.heard().endsWithTone(440, 16_000, 8000));

    // When
    try (var intruder = new Phone(Law.PCMU)) {
      intruder.answer(offer);
      intruder.tone(900);
      intruder.talk();
      await().atMost(SOON).until(() -> bridge.media.packetsForeign.sum() > 50);

      // Then
      assertThat(call.heard().endsWithTone(440, 16_000, 12_000)).isTrue();
      assertThat(intruder.heard()).isEmpty();
    }
    hangUp(dialer);
  }

  @Test
  void theEngineHearsAContinuousStreamEvenWhenThePhoneIsMute() throws Exception {
    // Given
    answeredCall(60);
    await().atMost(SOON).until(() -> call.heard().length() > 16_000);
    phone.mute();
    int before = call.heard().length();
    long start = System.nanoTime();

    // When
    await().atMost(SOON).until(() -> call.heard().length() - before >= 16_000);

    // Then
    long ms = (System.nanoTime() - start) / 1_000_000;
    assertThat(ms).isBetween(800L, 1600L);
    assertThat(Tone.rms(call.heard().from(call.heard().length() - 4000))).isLessThan(10);
  }

  @Test
  void anInterruptionSilencesTheWireAndCutsTheTurnToWhatWasHeard() throws Exception {
    // Given
    Bridge.Dialer dialer = answeredCall(60);
    call.say(Tone.of(600, ENGINE_RATE, 4 * ENGINE_RATE), "one two three four five six seven eight");
    await().atMost(SOON).until(() -> phone.sound().endsWithTone(600, Frame.RATE, 4000));
    phone.tone(440);
    await().atMost(SOON).until(() -> call.heard().endsWithTone(440, 16_000, 3200));

    // When
    long interruptedNanos = System.nanoTime();
    call.interrupted().turnComplete();
    await().atMost(SOON).until(() -> phone.silentPackets() > 10);

    // Then
    long lastLoud =
        phone.heard().stream()
            .filter(p -> Tone.rms(p.samples()) > 100)
            .mapToLong(Phone.Heard::nanos)
            .max()
            .orElseThrow();
    assertThat((lastLoud - interruptedNanos) / 1_000_000).isLessThan(120);

    // When
    phone.silence();
    call.heardText("Stop!").say(Tone.of(700, ENGINE_RATE, ENGINE_RATE / 2), "Sorry.");
    call.generationComplete().turnComplete();
    await().atMost(SOON).until(() -> phone.sound().endsWithTone(700, Frame.RATE, 2400));
    await().atMost(SOON).until(() -> phone.silentPackets() > 3);

    // Then
    var cut = (TurnSpoken) bridge.nextEvent();
    assertThat(cut.role()).isEqualTo(Role.AI);
    assertThat(cut.interrupted()).isTrue();
    assertThat(cut.text()).startsWith("one").doesNotContain("eight");
    assertThat(Duration.between(cut.startedAt(), cut.endedAt()).toMillis()).isBetween(500L, 3500L);
    assertThat((TurnSpoken) bridge.nextEvent())
        .matches(t -> t.role() == Role.USER && t.text().equals("Stop!") && t.turn() == 2);
    assertThat((TurnSpoken) bridge.nextEvent())
        .matches(t -> t.role() == Role.AI && t.text().equals("Sorry.") && t.turn() == 3);
    hangUp(dialer);
    assertThat((SessionEnded) bridge.nextEvent())
        .matches(e -> e.turns() == 3 && e.toolCalls() == 0 && e.attempt() == 1);
  }

  @Test
  void theEngineHangsUpAfterItsGoodbyeWasHeard() throws Exception {
    // Given
    Bridge.Dialer dialer = answeredCall(60);

    // When
    call.say(Tone.of(600, ENGINE_RATE, ENGINE_RATE), "Goodbye.")
        .callTool("function-call-1", "hangup", "{\"reason\":\"done\"}")
        .generationComplete();

    // Then
    JsonNode response = call.nextMessage().at("/toolResponse/functionResponses/0");
    assertThat(response.path("id").asText()).isEqualTo("function-call-1");
    assertThat(response.path("name").asText()).isEqualTo("hangup");
    assertThat(response.at("/response/output").asText()).isNotEmpty();
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.FINISHED, "done"));
    assertThat(samplesOfTone(600)).isGreaterThan(7600);
    hangUp(dialer);
    assertThat((ToolCalled) bridge.nextEvent())
        .matches(t -> t.allowed() && t.name().equals("hangup"));
    assertThat((TurnSpoken) bridge.nextEvent())
        .matches(t -> t.text().equals("Goodbye.") && !t.interrupted());
    assertThat((SessionEnded) bridge.nextEvent()).matches(e -> e.toolCalls() == 1);
  }

  @Test
  void aGoodbyeThatComesAfterTheToolCallIsStillHeard() throws Exception {
    // Given
    Bridge.Dialer dialer = answeredCall(60);
    call.callTool("1", "hangup", "{}");
    call.nextMessage();

    // When
    call.say(Tone.of(600, ENGINE_RATE, ENGINE_RATE), "Bye.").generationComplete().turnComplete();

    // Then
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.FINISHED, null));
    assertThat(samplesOfTone(600)).isGreaterThan(7600);
  }

  @Test
  void anUnknownToolIsRefusedAndTheCallGoesOn() throws Exception {
    // Given
    Bridge.Dialer dialer = answeredCall(60);

    // When
    call.callTool("1", "open_door", "{\"which\":\"front\"}");

    // Then
    assertThat(call.nextMessage().at("/toolResponse/functionResponses/0/response/error").asText())
        .isNotEmpty();
    assertThat((ToolCalled) bridge.nextEvent())
        .matches(t -> !t.allowed() && t.arguments().path("which").asText().equals("front"));
    hangUp(dialer);
  }

  @Test
  void theCallEndsAfterItsLongestDuration() throws Exception {
    // Given
    long start = System.nanoTime();
    Bridge.Dialer dialer = answeredCall(1);

    // Then
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.MAX_SECONDS, null));
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofSeconds(1).toNanos());
    hangUp(dialer);
    assertThat((SessionEnded) bridge.nextEvent()).matches(e -> e.turns() == 0);
  }

  @Test
  void aRefusedKeyEndsTheCallBeforeAnybodyAnswers() throws Exception {
    // Given
    keys.put(callId, "wrong");

    // When
    Bridge.Dialer dialer = bridge.dial(callId, 60);

    // Then
    dialer.next(LocalDescription.class);
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.ENGINE_FAILED, null));
    assertThat(bridge.counters.count(EngineFailure.BAD_KEY).sum()).isEqualTo(1);
    hangUp(dialer);
  }

  @Test
  void anEngineThatRefusesTheConnectionEndsTheCall() throws Exception {
    // Given
    call.refuse(429);

    // When
    Bridge.Dialer dialer = bridge.dial(callId, 60);

    // Then
    dialer.next(LocalDescription.class);
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.ENGINE_FAILED, null));
    assertThat(bridge.counters.count(EngineFailure.QUOTA).sum()).isEqualTo(1);
    hangUp(dialer);
  }

  @Test
  void aMissingKeyEndsTheCall() throws Exception {
    // Given
    keys.clear();

    // When
    Bridge.Dialer dialer = bridge.dial(callId, 60);

    // Then
    dialer.next(LocalDescription.class);
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.ENGINE_FAILED, null));
    assertThat(bridge.counters.count(EngineFailure.NO_KEY).sum()).isEqualTo(1);
  }

  @Test
  void anEngineThatIsNeverReadyEndsTheCall() throws Exception {
    // Given
    bridge.close();
    bridge = new Bridge(engine, Bridge.patient(10), keys, Duration.ofSeconds(1));
    call.silentOnSetup();

    // When
    Bridge.Dialer dialer = bridge.dial(callId, 60);

    // Then
    dialer.next(LocalDescription.class);
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.ENGINE_FAILED, null));
    assertThat(bridge.counters.count(EngineFailure.STALLED).sum()).isEqualTo(1);
  }

  @Test
  void anEngineThatDropsTheCallEndsIt() throws Exception {
    // Given
    Bridge.Dialer dialer = answeredCall(60);

    // When
    call.close(1011, "You exceeded your current quota.");

    // Then
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.ENGINE_FAILED, null));
    assertThat(bridge.counters.count(EngineFailure.QUOTA).sum()).isEqualTo(1);
    hangUp(dialer);
  }

  @Test
  void anEngineThatDoesNotGreetIsRemindedOnceAndThenGivenUp() throws Exception {
    // Given
    impatientBridge(SOON, Duration.ofSeconds(1));
    Bridge.Dialer dialer = answeredCall(60);

    // When
    JsonNode reminder = call.nextMessage();

    // Then
    assertThat(reminder.at("/realtimeInput/text").asText()).isNotEmpty();
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.ENGINE_FAILED, null));
    assertThat(call.isToldNothing()).isTrue();
    assertThat(bridge.counters.count(EngineFailure.SILENT).sum()).isEqualTo(1);
  }

  @Test
  void aPhoneThatFallsSilentForGoodEndsTheCall() throws Exception {
    // Given
    impatientBridge(Duration.ofSeconds(2), SOON);
    Bridge.Dialer dialer = answeredCall(60);
    call.say(Tone.of(600, ENGINE_RATE, ENGINE_RATE), "Hello?").generationComplete();
    await().atMost(SOON).until(() -> call.heard().length() > 8000);

    // When
    phone.mute();

    // Then
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.MEDIA_FAILED, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 0 RTP/AVP 0\r\n"})
  void anAnswerWithoutAudioEndsTheCall(String sdp) throws Exception {
    // Given
    Bridge.Dialer dialer = bridge.dial(callId, 60);
    dialer.next(LocalDescription.class);
    dialer.next(EngineReady.class);

    // When
    dialer.tell(new DialerMessage.RemoteDescription(sdp, false));

    // Then
    assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.MEDIA_FAILED, null));
  }

  @Test
  void nothingIsSaidOrHeardBeforeTheAnswer() throws Exception {
    // Given
    Bridge.Dialer dialer = bridge.dial(callId, 60);
    String offer = dialer.next(LocalDescription.class).sdp();
    dialer.next(EngineReady.class);

    // When
    dialer.tell(new DialerMessage.RemoteDescription(phone.answer(offer), true));
    phone.tone(440);
    phone.talk();
    await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> call.heard().length() == 0);

    // Then
    assertThat(phone.heard()).isEmpty();
    assertThat(call.nextMessage().has("setup")).isTrue();
    assertThat(call.isToldNothing()).isTrue();

    // When
    dialer.tell(new DialerMessage.RemoteDescription(phone.answer(offer), false));
    dialer.tell(new DialerMessage.Answered(Instant.now()));

    // Then
    await().atMost(SOON).until(() -> call.heard().endsWithTone(440, 16_000, 8000));
    assertThat(call.nextMessage().at("/realtimeInput/text").asText()).isNotEmpty();
    assertThat(call.isToldNothing()).isTrue();
  }

  @Test
  void aLostConnectionReleasesEverything() throws Exception {
    // Given
    Bridge.Dialer dialer = answeredCall(60);
    call.say(Tone.of(600, ENGINE_RATE, 4 * ENGINE_RATE), "a b c d e f g h i j k l m n o p");
    await().atMost(SOON).until(() -> phone.sound().endsWithTone(600, Frame.RATE, 4000));

    // When
    dialer.breakConnection();

    // Then
    assertThat(call.awaitClose()).isEqualTo(1000);
    assertThat((TurnSpoken) bridge.nextEvent())
        .matches(t -> t.interrupted() && t.text().startsWith("a") && !t.text().endsWith("p"));
    assertThat((SessionEnded) bridge.nextEvent()).matches(e -> e.turns() == 1);
    await().atMost(SOON).until(() -> bridge.sessions.live() == 0);
    int packets = phone.heard().size();
    await()
        .during(Duration.ofMillis(300))
        .atMost(SOON)
        .until(() -> phone.heard().size() <= packets + 1);
  }

  @Test
  void aDialerThatClosesWhileTheEngineConnectsLeavesNothingBehind() throws Exception {
    // Given
    call.silentOnSetup();
    Bridge.Dialer dialer = bridge.dial(callId, 60);
    dialer.next(LocalDescription.class);
    await().atMost(SOON).until(call::isConnected);

    // When
    hangUp(dialer);

    // Then
    assertThat(call.awaitClose()).isEqualTo(1000);
    await().atMost(SOON).until(() -> bridge.sessions.live() == 0);
  }

  @Test
  void oneSessionTooManyIsRefusedLoudly() throws Exception {
    // Given
    try (var small = new Bridge(engine, Bridge.patient(1), keys)) {
      Bridge.Dialer first = small.dial(callId, 60);
      first.next(LocalDescription.class);

      // When
      Bridge.Dialer second = small.dial(CallId.random(), 60);

      // Then
      assertThat(second.isRefused()).isTrue();
      assertThat(second.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.MEDIA_FAILED, null));
      second.next(Closed.class);
      second.awaitClosed();
      assertThat(small.counters.refused.sum()).isEqualTo(1);
      first.next(EngineReady.class);
      hangUp(first);
      await().atMost(SOON).until(() -> small.sessions.live() == 0);
    }
  }

  @Test
  void drainingRefusesNewSessionsAndWaitsForTheOthers() throws Exception {
    // Given
    Bridge.Dialer running = answeredCall(60);
    assertThat(bridge.sessions.drain(Duration.ofMillis(100))).isFalse();

    // When
    Bridge.Dialer late = bridge.dial(CallId.random(), 60);

    // Then
    assertThat(late.isRefused()).isTrue();
    hangUp(running);
    assertThat(bridge.sessions.drain(SOON)).isTrue();
  }

  private void impatientBridge(Duration mediaSilence, Duration engineSilence) {
    bridge.close();
    bridge = new Bridge(engine, Bridge.limits(10, mediaSilence, engineSilence), keys);
  }

  private Bridge.Dialer answeredCall(int maxSeconds) throws Exception {
    Bridge.Dialer dialer = bridge.dial(callId, maxSeconds);
    String offer = dialer.next(LocalDescription.class).sdp();
    dialer.next(EngineReady.class);
    dialer.tell(new DialerMessage.RemoteDescription(phone.answer(offer), false));
    phone.talk();
    dialer.tell(new DialerMessage.Answered(Instant.now()));
    call.awaitGreetingTrigger();
    return dialer;
  }

  private static void hangUp(Bridge.Dialer dialer) throws Exception {
    dialer.tell(new DialerMessage.Close());
    dialer.next(Closed.class);
    dialer.awaitClosed();
  }

  /** How many samples the phone heard in packets that hold this tone. */
  private int samplesOfTone(double hertz) {
    return phone.heard().stream()
        .map(Phone.Heard::samples)
        .filter(s -> Tone.rms(s) > 1000 && Tone.share(s, hertz, Frame.RATE) > 0.8)
        .mapToInt(s -> s.length)
        .sum();
  }
}
