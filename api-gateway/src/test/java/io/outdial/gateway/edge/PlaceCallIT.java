package io.outdial.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.gateway.edge.Gateway.Answer;
import io.outdial.sandbox.infra.InfraResource;
import io.outdial.sandbox.infra.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(GatewayResource.class)
class PlaceCallIT {

  private static final String SEED_SAMPLE =
      """
      {
        "phone": "+4915157610183",
        "displayName": "Reminder",
        "email": "ops@yourcompany.example",
        "systemPrompt": "You are calling Alex to confirm the dentist appointment tomorrow at 14:00.",
        "apiKey": "%s",
        "voice": "Aoede",
        "language": "en-US",
        "maxSeconds": 180,
        "retries": 2,
        "retryDelayMinutes": 10
      }
      """;

  @Test
  void sampleOfTheGuideIsAnsweredAsTheGuideSays() throws IOException {
    // When
    Answer answer = Gateway.a().place(SEED_SAMPLE.formatted("YOUR_AI_API_KEY"));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    JsonNode json = answer.json();
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "ok", "callId", "tenant", "whitelistAdded", "whitelistError", "bridgeReply");
    assertThat(json.get("ok").isBoolean()).isTrue();
    assertThat(json.get("callId").asText()).matches("oac-[0-9a-f]{12}");
    assertThat(json.get("tenant").asText()).isEqualTo(TestTenants.A);
    assertThat(json.get("whitelistError").isNull()).isTrue();
    assertThat(json.get("bridgeReply").isTextual()).isTrue();
    assertThat(new ObjectMapper().readTree(json.get("bridgeReply").asText()).isObject()).isTrue();
  }

  @Test
  void acceptedCallIsShownAndListedAndPublished() {
    // Given
    String id = placed(Gateway.a().place(SEED_SAMPLE.formatted("k")));

    // When
    JsonNode shown = Gateway.a().get("/api.ashx/v1/calls/" + id).json();

    // Then
    assertThat(shown.get("status").asText()).isEqualTo("scheduled");
    assertThat(shown.get("phone").asText()).isEqualTo("+4915157610183");
    assertThat(shown.get("displayName").asText()).isEqualTo("Reminder");
    assertThat(shown.get("email").asText()).isEqualTo("ops@yourcompany.example");
    assertThat(shown.get("maxSeconds").asInt()).isEqualTo(180);
    assertThat(shown.get("retriesLeft").asInt()).isEqualTo(2);
    assertThat(shown.get("attempt").asInt()).isZero();
    assertThat(shown.get("endedReason").isNull()).isTrue();
    assertThat(shown.get("createdAtUtc").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(shown.has("apiKey")).isFalse();
    assertThat(shown.has("systemPrompt")).isFalse();
    assertThat(requestedEvents(id))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.get("type").asText()).isEqualTo("call.requested");
          assertThat(event.get("tenant").asText()).isEqualTo(TestTenants.A);
          assertThat(event.get("order").get("retryDelayMinutes").asInt()).isEqualTo(10);
        });
  }

  @Test
  void numberIsWhitelistedOnceForEachTenant() {
    // Given
    String call = Gateway.call("+4930123456");

    // When
    List<Boolean> added =
        List.of(
            Gateway.a().place(call).json().get("whitelistAdded").asBoolean(),
            Gateway.a().place(call).json().get("whitelistAdded").asBoolean(),
            Gateway.b().place(call).json().get("whitelistAdded").asBoolean());

    // Then
    assertThat(added).containsExactly(true, false, true);
  }

  @Test
  void storedPromptIsPublishedInPlaceOfItsSlug() {
    // When
    String id =
        placed(Gateway.a().place(Gateway.call("+12025550100").replace("Be brief.", "reminder")));

    // Then
    assertThat(requestedEvents(id).getFirst().get("order").get("systemPrompt").asText())
        .isEqualTo("You are calling Alex.");
  }

  @Test
  void largestPromptIsTaken() {
    // When
    Answer answer =
        Gateway.a().place(Gateway.call("+12025550100").replace("Be brief.", "x".repeat(32_768)));

    // Then
    String id = placed(answer);
    assertThat(requestedEvents(id).getFirst().get("order").get("systemPrompt").asText())
        .hasSize(32_768);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"phone": "+1                                                                             | the body is no valid JSON
          []                                                                                        | the body must be a JSON object
          {"phone": 4, "email": "a@b.example", "systemPrompt": "x", "apiKey": "k"}                  | phone must be a string
          {"phone": "12", "email": "a@b.example", "systemPrompt": "x", "apiKey": "k"}               | phone must be a phone number
          {"phone": "+12025550100", "email": "a@b.example", "systemPrompt": "x"}                    | apiKey is required
          {"phone": "+12025550100", "email": "a@b.example", "systemPrompt": "x", "apiKey": "k", "maxSeconds": 9} | maxSeconds must be from 10
          {"phone": "+12025550100", "email": "a@b.example", "systemPrompt": "x", "apiKey": "k", "maxSeconds": "300"} | maxSeconds must be a whole number
          {"phone": "+12025550100", "email": "a@b.example", "systemPrompt": "x", "apiKey": "k", "scheduleAtUtc": "2026-12-01T10:00:00"} | scheduleAtUtc must be ISO-8601 with a zone
          """)
  void badBodyIsRefusedAndLeavesNoTrace(String body, String problem) {
    // Given
    String before = trace();

    // When
    Answer answer = Gateway.a().place(body);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(answer.error()).isEqualTo("invalid_request");
    assertThat(answer.description()).startsWith(problem);
    assertThat(trace()).isEqualTo(before);
  }

  /** What the database holds and has ever written to its outbox. */
  private static String trace() {
    return Gateway.sql(
        """
        select (select count(*) from calls) || ' ' || (select count(*) from engine_keys) || ' '
          || (select count(*) from whitelist) || ' '
          || (select last_value from pg_sequences where sequencename = 'outbox_id_seq')
        """);
  }

  static String placed(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("callId").asText();
  }

  /** The events about that call, read until the topic has no more. */
  static List<JsonNode> requestedEvents(String callId) {
    List<JsonNode> events = new ArrayList<>();
    try (TopicReader reader =
        TopicReader.fromStart(
            Gateway.config("kafka.bootstrap.servers"), List.of("outdial.calls.requested"))) {
      Duration limit = Duration.ofSeconds(20);
      for (var next = reader.nextMatching(r -> r.key().equals(callId), limit);
          next.isPresent();
          next = reader.nextMatching(r -> r.key().equals(callId), limit)) {
        events.add(new Answer(0, java.util.Map.of(), next.get().value()).json());
        limit = Duration.ofSeconds(1);
      }
    }
    return events;
  }
}
