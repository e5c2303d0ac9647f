package io.outdial.store.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.EventCodec.Decoded.Known;
import io.outdial.events.Role;
import io.outdial.events.SessionEvent;
import io.outdial.events.Topic;
import io.outdial.events.Topics;
import io.outdial.events.TranscriptEvent;
import io.outdial.events.TranscriptEvent.TranscriptSaved;
import io.outdial.sandbox.infra.InfraResource;
import io.outdial.sandbox.infra.TopicReader;
import io.outdial.sandbox.infra.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class TranscriptStoreIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Several sweep intervals of the test: nothing more will come. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String jdbcUrl;

  @ConfigProperty(name = "quarkus.datasource.username")
  String databaseUser;

  @ConfigProperty(name = "quarkus.datasource.password")
  String databasePassword;

  @TestHTTPResource URI store;

  private final HttpClient http = HttpClient.newHttpClient();
  private TopicWriter kafka;
  private TopicReader saved;

  @BeforeEach
  void connect() {
    kafka = new TopicWriter(bootstrapServers);
    saved = TopicReader.fromStart(bootstrapServers, List.of(Topics.TRANSCRIPTS.name()));
  }

  @AfterEach
  void disconnect() {
    http.close();
    kafka.close();
    saved.close();
  }

  @Test
  void aFinishedCallsTranscriptCanBeFetchedOnceItIsAnnounced() throws Exception {
    // Given
    var call = Call.any();
    publish(Topics.TURNS, call.turn(1, Role.AI, "Hello, am I speaking with Alex?"));
    publish(Topics.TURNS, call.turn(2, Role.USER, "Yes, this\nis Alex."));
    publish(Topics.TURNS, call.hangup());
    publish(Topics.TURNS, call.sessionEnded(2, 1));

    // When
    publish(Topics.LIFECYCLE, call.finished());

    // Then
    var event = transcriptSaved(call);
    var text = get(call, event.transcriptPath());
    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.headers().firstValue("content-type").orElseThrow())
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(text.body())
        .isEqualTo(
            """
            [12:00:06] AI: Hello, am I speaking with Alex?
            [12:00:07] USER: Yes, this is Alex.
            """);
    assertThat(event.transcriptPath()).isEqualTo(call.name().txt());
    assertThat(event.sizeBytes()).isEqualTo(text.body().getBytes(UTF_8).length);
    assertThat(event.turns()).isEqualTo(2);
    var sidecar = get(call, event.sidecarPath());
    assertThat(sidecar.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/json");
    assertThat(sidecar.body())
        .startsWith("{\"callId\":\"" + call.id() + "\",\"tenant\":\"phone.example.com\",")
        .contains("\"text\":\"Yes, this\\nis Alex.\"", "\"name\":\"hangup\"");
  }

  @Test
  void theOrderInWhichEventsArriveDoesNotMatter() throws Exception {
    // Given
    var call = Call.any();
    publish(Topics.LIFECYCLE, call.finished());
    publish(Topics.TURNS, call.sessionEnded(3, 1));
    publish(Topics.TURNS, call.turn(3, Role.AI, "third"));
    publish(Topics.TURNS, call.hangup());
    publish(Topics.TURNS, call.turn(1, Role.AI, "first"));

    // When
    publish(Topics.TURNS, call.turn(2, Role.USER, "second"));

    // Then
    assertThat(transcriptSaved(call).turns()).isEqualTo(3);
    assertThat(text(call)).containsSubsequence("first", "second", "third");
  }

  @Test
  void eventsThatAreDeliveredTwiceCountOnce() throws Exception {
    // Given
    var call = Call.any();
    List<SessionEvent> session =
        List.of(call.turn(1, Role.AI, "once"), call.hangup(), call.sessionEnded(1, 1));
    session.forEach(event -> publish(Topics.TURNS, event));
    session.forEach(event -> publish(Topics.TURNS, event));
    var finished = call.finished();

    // When
    publish(Topics.LIFECYCLE, finished);
    publish(Topics.LIFECYCLE, finished);

    // Then
    assertThat(transcriptSaved(call).turns()).isEqualTo(1);
    assertThat(text(call)).containsOnlyOnce("once");
    assertNothingMoreIsAnnounced(call);
  }

  @Test
  void aTurnThatIsToldTwiceUnderTwoEventIdsCountsOnce() throws Exception {
    // Given
    var call = Call.any();
    publish(Topics.TURNS, call.turn(1, Role.AI, "the first telling"));
    publish(Topics.TURNS, call.turn(1, Role.AI, "the second telling"));
    publish(Topics.TURNS, call.sessionEnded(1, 0));

    // When
    publish(Topics.LIFECYCLE, call.finished());

    // Then
    transcriptSaved(call);
    assertThat(text(call)).contains("the first telling").doesNotContain("second");
  }

  @Test
  void aDeadBridgesTurnsAreSavedAfterTheGraceAndLateOnesStillGetIn() throws Exception {
    // Given
    var call = Call.any();
    publish(Topics.TURNS, call.turn(1, Role.AI, "before the bridge died"));
    publish(Topics.LIFECYCLE, call.finished());
    assertThat(transcriptSaved(call).turns()).isEqualTo(1);
    assertThat(text(call)).contains("before the bridge died");

    // When
    publish(Topics.TURNS, call.turn(2, Role.USER, "it was only slow"));
    publish(Topics.TURNS, call.sessionEnded(2, 0));

    // Then
    await().atMost(LIMIT).untilAsserted(() -> assertThat(text(call)).contains("it was only slow"));
    assertNothingMoreIsAnnounced(call);
  }

  @Test
  void onlyTheTurnsOfTheAnsweredAttemptAreToldAndEachAttemptHasACdr() throws Exception {
    // Given
    var first = Call.any();
    var second = first.nextAttempt();
    publish(Topics.TURNS, first.turn(1, Role.AI, "to nobody"));
    publish(Topics.TURNS, first.sessionEnded(1, 0));
    publish(Topics.LIFECYCLE, first.busy());
    publish(Topics.TURNS, second.turn(1, Role.AI, "to somebody"));
    publish(Topics.TURNS, second.sessionEnded(1, 0));

    // When
    publish(Topics.LIFECYCLE, second.finished());

    // Then
    transcriptSaved(second);
    assertThat(text(second)).contains("to somebody").doesNotContain("to nobody");
    assertThat(cdrs(first))
        .containsExactly("1 busy 486 0 +12025550100", "2 finished 200 145 +12025550100");
  }

  @Test
  void aCallWithoutATranscriptLeavesOnlyItsCdr() throws Exception {
    // Given
    var call = Call.any();
    publish(Topics.TURNS, call.turn(1, Role.AI, "said, but not to be kept as a transcript"));
    publish(Topics.TURNS, call.sessionEnded(1, 0));

    // When
    publish(Topics.LIFECYCLE, call.finishedWithoutTranscript());

    // Then
    await().atMost(LIMIT).untilAsserted(() -> assertThat(cdrs(call)).hasSize(1));
    assertNothingMoreIsAnnounced(call);
    assertThat(get(call, call.name().txt()).statusCode()).isEqualTo(404);
  }

  @Test
  void aSessionCannotGrowBeyondItsBounds() throws Exception {
    // Given
    var call = Call.any();
    for (int turn = 1; turn <= 7; turn++) {
      publish(Topics.TURNS, call.turn(turn, Role.AI, "turn\0 " + turn + "."));
    }
    publish(Topics.TURNS, call.sessionEnded(7, 0));

    // When
    publish(Topics.LIFECYCLE, call.finished());

    // Then
    assertThat(transcriptSaved(call).turns()).isEqualTo(5);
    assertThat(text(call)).contains("turn 5.").doesNotContain("turn 6.");
  }

  @Test
  void whatIsNoEventIsSkippedAndTheNextOneIsHeard() throws Exception {
    // Given
    var call = Call.any();
    kafka.write(Topics.TURNS.name(), call.id().value(), "no json");
    kafka.write(Topics.TURNS.name(), call.id().value(), null);
    kafka.write(Topics.TURNS.name(), call.id().value(), "{\"type\":\"turn.sung\"}");

    // When
    publish(Topics.TURNS, call.turn(1, Role.AI, "heard"));
    publish(Topics.TURNS, call.sessionEnded(1, 0));
    publish(Topics.LIFECYCLE, call.finished());

    // Then
    assertThat(transcriptSaved(call).turns()).isEqualTo(1);
  }

  @Test
  void aFileIsThereOnlyForItsTenantAndOnlyByItsName() throws Exception {
    // Given
    var call = Call.any();
    publish(Topics.TURNS, call.turn(1, Role.AI, "ours"));
    publish(Topics.TURNS, call.sessionEnded(1, 0));
    publish(Topics.LIFECYCLE, call.finished());
    transcriptSaved(call);
    String file = call.name().txt();

    // When
    var paths =
        List.of(
            "other.example.com/" + file,
            "phone.example.com/" + call.name().stem(),
            "phone.example.com/" + call.name().stem() + ".wav",
            "phone.example.com/..%2Fphone.example.com%2F" + file,
            "phone.example.com/.." + file,
            "PHONE.example.com/" + file,
            "%00/" + file);

    // Then
    for (String path : paths) {
      assertThat(get(path, "Bearer test-service-token").statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void whoHasNotTheServiceTokenIsNotServed() throws Exception {
    // Given
    String path = "phone.example.com/" + Call.any().name().txt();

    // When
    var tokens =
        List.of("", "Bearer ", "Bearer test-service-tokem", "test-service-token", "Basic dDp0");

    // Then
    for (String token : tokens) {
      assertThat(get(path, token).statusCode()).as(token).isEqualTo(401);
    }
  }

  private <E extends Event> void publish(Topic<E> topic, E event) {
    kafka.write(topic.name(), event.key(), new String(EventCodec.encode(event), UTF_8));
  }

  private TranscriptSaved transcriptSaved(Call call) {
    var source = saved.nextMatching(r -> r.key().equals(call.id().value()), LIMIT).orElseThrow();
    return switch (EventCodec.decode(Topics.TRANSCRIPTS, source.value().getBytes(UTF_8))) {
      case Known<TranscriptEvent>(TranscriptSaved event) -> event;
      default -> throw new AssertionError(source.value());
    };
  }

  private void assertNothingMoreIsAnnounced(Call call) {
    assertThat(saved.nextMatching(r -> r.key().equals(call.id().value()), QUIET)).isEmpty();
  }

  private String text(Call call) throws Exception {
    return get(call, call.name().txt()).body();
  }

  private HttpResponse<String> get(Call call, String file) throws Exception {
    return get(call.tenant() + "/" + file, "Bearer test-service-token");
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    var uri = store.resolve("/internal/transcripts/" + path);
    var request =
        HttpRequest.newBuilder(uri).timeout(LIMIT).header("Authorization", authorization).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private List<String> cdrs(Call call) throws Exception {
    try (var connection = DriverManager.getConnection(jdbcUrl, databaseUser, databasePassword);
        var query =
            connection.prepareStatement(
                "select concat_ws(' ', attempt, reason, sip_status, duration_sec, phone) from cdr"
                    + " where call_id = ? order by attempt")) {
      query.setString(1, call.id().value());
      var rows = query.executeQuery();
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
