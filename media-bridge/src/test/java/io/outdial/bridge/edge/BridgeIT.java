package io.outdial.bridge.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Law;
import io.outdial.bridge.audio.Tone;
import io.outdial.bridge.peers.EngineCall;
import io.outdial.bridge.peers.Gateway;
import io.outdial.bridge.peers.Phone;
import io.outdial.bridge.peers.ScriptedEngine;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.EndedReason;
import io.outdial.events.EventCodec;
import io.outdial.events.EventId;
import io.outdial.events.PhoneNumber;
import io.outdial.events.SettingsEvent.EngineSettings;
import io.outdial.events.SettingsEvent.TenantSaved;
import io.outdial.events.TenantId;
import io.outdial.events.Topics;
import io.outdial.events.session.BridgeMessage.Closed;
import io.outdial.events.session.BridgeMessage.EngineReady;
import io.outdial.events.session.BridgeMessage.HangUp;
import io.outdial.events.session.BridgeMessage.LocalDescription;
import io.outdial.events.session.DialerMessage;
import io.outdial.events.settings.Settings;
import io.outdial.sandbox.infra.InfraResource;
import io.outdial.sandbox.infra.TopicReader;
import io.outdial.sandbox.infra.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service: sessions over its WebSocket, keys from a gateway, events on a real broker. */
@QuarkusTest
@QuarkusTestResource(
    value = InfraResource.class,
    initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(BridgeSettings.class)
class BridgeIT {

  private static final TenantId TENANT = new TenantId("phone.example.com");
  private static final String KEY = "AIza-very-secret";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Config config;
  private final Settings settings;
  private final CallId callId = CallId.random();
  private ScriptedEngine engine;
  private Gateway gateway;
  private Phone phone;
  private TopicReader turns;

  BridgeIT(Config config, Settings settings) {
    this.config = config;
    this.settings = settings;
  }

  @BeforeEach
  void start() throws Exception {
    engine = new ScriptedEngine();
    gateway = new Gateway(config.getValue("test.gateway-port", Integer.class));
    phone = new Phone(Law.PCMU);
    turns = TopicReader.fromStart(bootstrap(), List.of(Topics.TURNS.name()));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
    saveTenant();
  }

  @AfterEach
  void stop() {
    turns.close();
    phone.close();
    gateway.close();
    engine.close();
  }

  @Test
  void aCallIsHeldReportedAndMeasured() throws Exception {
    // Given
    gateway.seal(TENANT, callId, KEY, config.getValue("test.public-keyset", String.class));
    EngineCall call = engine.expect(KEY);
    try (var dialer = WebSocketDialer.connect(sessions(), token())) {
      dialer.send(new DialerMessage.Open(TENANT, callId, 2, order()));
      String offer = dialer.next(LocalDescription.class).sdp();
      dialer.next(EngineReady.class);

      // When
      dialer.send(new DialerMessage.RemoteDescription(phone.answer(offer), false));
      phone.talk();
      dialer.send(new DialerMessage.Answered(Instant.now()));
      call.awaitGreetingTrigger();
      call.say(Tone.of(600, 24_000, 24_000), "Hello, and goodbye.")
          .callTool("1", "hangup", "{\"reason\":\"all said\"}")
          .generationComplete();

      // Then
      assertThat(dialer.next(HangUp.class)).isEqualTo(new HangUp(EndedReason.FINISHED, "all said"));
      assertThat(phone.heard()).anyMatch(p -> Tone.share(p.samples(), 600, Frame.RATE) > 0.9);
      dialer.send(new DialerMessage.Close());
      dialer.next(Closed.class);
      assertThat(dialer.awaitClosed()).isEqualTo(1000);
    }
    assertThat(call.awaitClose()).isEqualTo(1000);
    assertThat(gateway.authorizations()).containsOnly("Bearer " + token());
    assertThat(typesAndOrder()).containsExactly("tool.called", "turn.spoken", "session.ended");
    assertThat(get("/q/metrics").body())
        .contains("outdial_sessions_live 0.0")
        .contains("outdial_rtp_packets_sent_total")
        .contains("outdial_engine_failures_total{kind=\"bad-key\"} 0.0")
        .contains("outdial_rtp_pacing_error_max_seconds");
  }

  @Test
  void aCallWithoutAKeyFailsAndATurnOfItIsNeverSeen() throws Exception {
    // Given
    try (var dialer = WebSocketDialer.connect(sessions(), token())) {

      // When
      dialer.send(new DialerMessage.Open(TENANT, callId, 2, order()));

      // Then
      dialer.next(LocalDescription.class);
      assertThat(dialer.next(HangUp.class).reason()).isEqualTo(EndedReason.ENGINE_FAILED);
      dialer.sendText("garbage");
      dialer.send(new DialerMessage.Close());
      dialer.next(Closed.class);
    }
    assertThat(typesAndOrder()).containsExactly("session.ended");
  }

  @Test
  void aDialerThatVanishesEndsItsSession() throws Exception {
    // Given
    gateway.seal(TENANT, callId, KEY, config.getValue("test.public-keyset", String.class));
    EngineCall call = engine.expect(KEY);
    var dialer = WebSocketDialer.connect(sessions(), token());
    dialer.send(new DialerMessage.Open(TENANT, callId, 2, order()));
    dialer.next(LocalDescription.class);
    dialer.next(EngineReady.class);

    // When
    dialer.vanish();

    // Then
    assertThat(call.awaitClose()).isEqualTo(1000);
    assertThat(typesAndOrder()).containsExactly("session.ended");
  }

  @Test
  void onlyOurOwnServicesMayOpenSessions() {
    for (String wrong : List.of("", "wrong", token() + "x")) {
      assertThatThrownBy(() -> WebSocketDialer.connect(sessions(), wrong))
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }
  }

  private void saveTenant() throws Exception {
    var saved =
        new TenantSaved(
            EventId.next(),
            Instant.now(),
            TENANT,
            new EngineSettings("gemini-live", engine.url(), "gemini-3.8-live", "Kore", "en-US"),
            true,
            List.of());
    try (var writer = new TopicWriter(bootstrap())) {
      writer.write(
          Topics.SETTINGS.name(),
          saved.key(),
          new String(EventCodec.encode(saved), StandardCharsets.UTF_8));
    }
    await()
        .atMost(SOON)
        .until(() ->
            settings.tenant(TENANT).filter(t -> t.eventId().equals(saved.eventId())).isPresent());
  }

  /** The wire names of this call's events, up to its last. */
  private List<String> typesAndOrder() throws Exception {
    List<String> types = new ArrayList<>();
    while (!types.contains("session.ended")) {
      var entry = turns.nextMatching(r -> r.key().equals(callId.value()), SOON).orElseThrow();
      JsonNode event = new ObjectMapper().readTree(entry.value());
      assertThat(event.path("attempt").asInt()).isEqualTo(2);
      assertThat(entry.value()).doesNotContain(KEY);
      types.add(event.path("type").asText());
    }
    return types;
  }

  private static CallOrder order() {
    return new CallOrder(
        new PhoneNumber("+12025550100"),
        "Pat",
        "pat@example.com",
        "You remind people.",
        "gemini-3.8-live",
        "Kore",
        "en-US",
        60,
        0,
        1,
        Instant.now(),
        true);
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(base("http").resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private URI sessions() {
    return base("ws").resolve("/sessions");
  }

  private URI base(String scheme) {
    return URI.create(
        scheme + "://127.0.0.1:" + config.getValue("quarkus.http.test-port", Integer.class));
  }

  private String bootstrap() {
    return config.getValue("kafka.bootstrap.servers", String.class);
  }

  private String token() {
    return config.getValue("outdial.service-token", String.class);
  }
}
