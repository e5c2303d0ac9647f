package io.outdial.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.EndedReason;
import io.outdial.events.EventCodec;
import io.outdial.events.EventId;
import io.outdial.events.LifecycleEvent;
import io.outdial.events.PhoneNumber;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Sealed;
import io.outdial.events.sealing.Unseal;
import io.outdial.gateway.edge.Gateway.Answer;
import io.outdial.sandbox.infra.InfraResource;
import io.outdial.sandbox.infra.TopicReader;
import io.outdial.sandbox.infra.TopicWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the POST to the final status, with the scheduler's events and the bridge's errand. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(GatewayResource.class)
class CallLifeIT {

  private static final String CALLS = "/api.ashx/v1/calls/";
  private static final TenantId A = new TenantId(TestTenants.A);
  private static final Instant T0 = Instant.parse("2026-06-23T12:00:00.000Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Gateway bridge = Gateway.a().with("Bearer " + GatewayResource.SERVICE_TOKEN);

  @Test
  void engineKeyIsNowhereButSealedAndOnlyForTheBridge() throws IOException {
    // Given
    String secret = "engine-key-7f3a91";
    String body = Gateway.call("+12025550100").replace("engine-key", secret);
    String call = PlaceCallIT.placed(Gateway.a().place(body));
    Unseal unseal =
        Unseal.ofPrivateKeyset(Files.readString(Path.of(Gateway.config("test.bridge-private"))));

    // When
    Answer answer = bridge.get("/internal/engine-keys/" + TestTenants.A + "/" + call);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    Sealed sealed = new Sealed(answer.json().get("sealed").asText());
    assertThat(unseal.open(sealed, SealContext.engineKey(A, new CallId(call)))).isEqualTo(secret);
    assertThat(Gateway.wholeDatabase()).contains(call).doesNotContain(secret);
    assertThat(PlaceCallIT.requestedEvents(call)).isNotEmpty();
    assertThat(everyEvent()).doesNotContain(secret);
  }

  @Test
  void engineKeyIsForTheServiceTokenAndItsOwnTenantAlone() {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());
    String path = "/internal/engine-keys/" + TestTenants.A + "/" + call;

    // Then
    assertThat(bridge.get(path).status()).isEqualTo(200);
    assertThat(bridge.anonymous().get(path).status()).isEqualTo(401);
    assertThat(Gateway.a().get(path).status()).as("an API key opens nothing here").isEqualTo(401);
    assertThat(bridge.with("Bearer wrong").get(path).status()).isEqualTo(401);
    assertThat(bridge.get("/internal/engine-keys/" + TestTenants.B + "/" + call).status())
        .isEqualTo(404);
    assertThat(bridge.get("/internal/engine-keys/Not_a_host/" + call).status()).isEqualTo(404);
    assertThat(bridge.get("/internal/engine-keys/" + TestTenants.A + "/17").status())
        .isEqualTo(404);
  }

  @Test
  void finalStatusIsShownAndDeletesTheKey() {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());
    String keyPath = "/internal/engine-keys/" + TestTenants.A + "/" + call;

    // When
    happened(new LifecycleEvent.CallDispatched(EventId.next(), A, new CallId(call), T0, 1));
    awaitStatus(call, "in-flight");
    assertThat(bridge.get(keyPath).status()).as("the key of a call in flight").isEqualTo(200);
    happened(finished(call));

    // Then
    JsonNode shown = awaitStatus(call, "ended-success");
    assertThat(shown.get("endedReason").asText()).isEqualTo("finished");
    assertThat(shown.get("durationSec").asInt()).isEqualTo(145);
    assertThat(shown.get("dispatchedAtUtc").asText()).isEqualTo("2026-06-23T12:00:00.000Z");
    assertThat(shown.get("answeredAtUtc").asText()).isEqualTo("2026-06-23T12:00:05.500Z");
    assertThat(shown.get("transcriptPath").asText()).isEqualTo(transcript(call));
    assertThat(shown.get("nextAttemptAtUtc").isNull()).isTrue();
    assertThat(bridge.get(keyPath).status()).isEqualTo(404);
    assertThat(Gateway.sql("select count(*) from engine_keys where call_id = '" + call + "'"))
        .isEqualTo("0");
  }

  @Test
  void neitherRubbishNorLateEventsMoveAFinalStatus() {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());
    happened(finished(call));
    awaitStatus(call, "ended-success");

    // When
    try (TopicWriter topic = new TopicWriter(Gateway.config("kafka.bootstrap.servers"))) {
      topic.write("outdial.calls.lifecycle", call, "{no json");
      topic.write("outdial.calls.lifecycle", call, "{\"type\":\"call.exploded\"}");
      topic.write("outdial.calls.lifecycle", call, null);
    }
    happened(new LifecycleEvent.CallDispatched(EventId.next(), A, CallId.random(), T0, 1));
    var late = new LifecycleEvent.CallDispatched(EventId.next(), A, new CallId(call), T0, 1);
    happened(late);

    // Then
    awaitApplied(late);
    assertThat(show(call).get("status").asText()).isEqualTo("ended-success");
  }

  @Test
  void hangupIsAskedOfTheSchedulerOnce() {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());

    // When
    Answer first = Gateway.a().post(CALLS + call + "/hangup", "");
    Answer second = Gateway.a().post(CALLS + call + "/hangup", "");

    // Then
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().get("ok").asBoolean()).isTrue();
    assertThat(first.json().get("callId").asText()).isEqualTo(call);
    assertThat(first.json().get("status").asText()).isEqualTo("scheduled");
    assertThat(second.status()).isEqualTo(200);
    assertThat(PlaceCallIT.requestedEvents(call))
        .extracting(event -> event.get("type").asText())
        .containsExactly("call.requested", "call.hangup-requested");
  }

  @Test
  void hangupOfAnEndedCallSaysHowItEnded() {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());
    happened(finished(call));
    awaitStatus(call, "ended-success");

    // When
    Answer answer = Gateway.a().post(CALLS + call + "/hangup", "{}");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("status").asText()).isEqualTo("ended-success");
    assertThat(PlaceCallIT.requestedEvents(call)).hasSize(1);
  }

  @Test
  void callOfAnotherTenantIsUnknown() {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());

    // Then
    assertThat(Gateway.b().get(CALLS + call).status()).isEqualTo(404);
    assertThat(Gateway.b().post(CALLS + call + "/hangup", "").status()).isEqualTo(404);
    assertThat(Gateway.b().get("/api.ashx/v1/transcripts/" + transcript(call)).status())
        .isEqualTo(404);
    assertThat(Gateway.b().get("/api.ashx/v1/calls?limit=500").text()).doesNotContain(call);
    assertThat(Gateway.a().get(CALLS + call).status()).isEqualTo(200);
  }

  @Test
  void listIsPagedNewestFirstAndFilteredByStatus() {
    // Given
    String older = PlaceCallIT.placed(Gateway.b().placeIt());
    String newer = PlaceCallIT.placed(Gateway.b().placeIt());

    // When
    JsonNode first = Gateway.b().get("/api.ashx/v1/calls?limit=1&status=scheduled").json();
    JsonNode second = Gateway.b().get("/api.ashx/v1/calls?limit=1&offset=1").json();
    JsonNode ended = Gateway.b().get("/api.ashx/v1/calls?status=ended-success,cancelled").json();
    JsonNode all = Gateway.b().get("/api.ashx/v1/calls?limit=1000").json();

    // Then
    assertThat(first.get("data").get(0).get("callId").asText()).isEqualTo(newer);
    assertThat(first.get("next").asInt()).isEqualTo(1);
    assertThat(first.get("limit").asInt()).isEqualTo(1);
    assertThat(second.get("data").get(0).get("callId").asText()).isEqualTo(older);
    assertThat(ended.get("data")).isEmpty();
    assertThat(ended.get("total").asInt()).isZero();
    assertThat(all.get("limit").asInt()).isEqualTo(500);
    assertThat(all.get("total").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(all.get("next").isNull()).isTrue();
  }

  @Test
  void promisedTranscriptIsWaitedForAndProxied() throws InterruptedException {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());
    happened(finished(call));
    awaitStatus(call, "ended-success");
    Path store = Path.of(Gateway.config("test.store"));
    String file = TestTenants.A + "|" + transcript(call);
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              await().atMost(PATIENCE).until(() -> Files.exists(store.resolve("missed " + file)));
              TestTenants.replace(store.resolve(file), "[12:00:06] AI: Gr\u00fc\u00df Gott.\n");
            });

    // When
    Answer answer = Gateway.a().get("/api.ashx/v1/transcripts/" + transcript(call));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("[12:00:06] AI: Gr\u00fc\u00df Gott.\n");
    assertThat(answer.headers().get("content-type")).startsWith("text/plain");
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    writer.join();
  }

  @Test
  void whatIsNoTranscriptOfTheTenantIsNotAskedForAtAll() throws IOException {
    // Given
    Path store = Path.of(Gateway.config("test.store"));
    Files.writeString(store.resolve(TestTenants.A + "|secrets.txt"), "not yours");

    // Then
    for (String file :
        List.of("secrets.txt", "..%2Fsecrets.txt", "%2e%2e%2f", transcript("oac-ffffffffffff"))) {
      Answer answer = Gateway.a().get("/api.ashx/v1/transcripts/" + file);
      assertThat(answer.status()).as(file).isEqualTo(404);
      assertThat(answer.error()).isEqualTo("not_found");
    }
  }

  private static JsonNode awaitStatus(String call, String status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(show(call).get("status").asText()).isEqualTo(status));
    return show(call);
  }

  private static void awaitApplied(LifecycleEvent event) {
    String applied = "select count(*) from inbox where event_id = '" + event.eventId() + "'";
    await().atMost(PATIENCE).until(() -> Gateway.sql(applied).equals("1"));
  }

  private static JsonNode show(String call) {
    return Gateway.a().get(CALLS + call).json();
  }

  private static void happened(LifecycleEvent event) {
    try (TopicWriter topic = new TopicWriter(Gateway.config("kafka.bootstrap.servers"))) {
      String json = new String(EventCodec.encode(event), StandardCharsets.UTF_8);
      topic.write("outdial.calls.lifecycle", event.key(), json);
    }
  }

  private static String transcript(String call) {
    return "outbound-ai-20260623-120000-" + call + ".txt";
  }

  private static LifecycleEvent finished(String call) {
    return new LifecycleEvent.CallFinished(
        EventId.next(),
        A,
        new CallId(call),
        T0,
        new PhoneNumber("+12025550100"),
        "Reminder",
        "ops@example.com",
        "m",
        "Aoede",
        "en-US",
        CallStatus.ENDED_SUCCESS,
        EndedReason.FINISHED,
        145,
        T0,
        T0.plusMillis(5500),
        T0.plusSeconds(150),
        transcript(call),
        1,
        0,
        null);
  }

  private static String everyEvent() {
    StringBuilder all = new StringBuilder();
    List<String> topics = List.of("outdial.calls.requested", "outdial.settings");
    try (TopicReader reader =
        TopicReader.fromStart(Gateway.config("kafka.bootstrap.servers"), topics)) {
      for (var next = reader.next(Duration.ofSeconds(5));
          next.isPresent();
          next = reader.next(Duration.ofSeconds(1))) {
        all.append(next.get());
      }
    }
    return all.toString();
  }
}
