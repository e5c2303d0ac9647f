package io.outdial.gateway.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.events.CallOrder;
import io.outdial.events.SettingsEvent.EngineSettings;
import io.outdial.events.TenantId;
import io.outdial.gateway.tenants.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRequestTest {

  private static final Instant NOW = Instant.parse("2026-06-23T12:00:00.000Z");
  private static final CallLimits LIMITS = new CallLimits(1000, Duration.ofDays(365));
  private static final Tenant TENANT =
      new Tenant(
          new TenantId("phone.example.com"),
          Set.of("phone.example.com"),
          List.of(),
          List.of(),
          new EngineSettings(
              "gemini-live", URI.create("wss://e.example"), "model-1", "Aoede", "en-US"),
          true,
          List.of(),
          List.of(),
          List.of(),
          Map.of("reminder", "You are calling Alex."),
          List.of());

  private static final String LEAST =
      """
      {"phone": "+4915157610183", "email": "ops@example.com", "systemPrompt": "Be brief.",
       "apiKey": "secret-key"}
      """;

  @Test
  void leastRequestGetsTheDefaults() {
    // When
    CallOrder order = accepted(LEAST).order();

    // Then
    assertThat(order.phone().e164()).isEqualTo("+4915157610183");
    assertThat(order.displayName()).isEqualTo("+4915157610183");
    assertThat(order.systemPrompt()).isEqualTo("Be brief.");
    assertThat(order.model()).isEqualTo("model-1");
    assertThat(order.voice()).isEqualTo("Aoede");
    assertThat(order.language()).isEqualTo("en-US");
    assertThat(order.maxSeconds()).isEqualTo(300);
    assertThat(order.retries()).isZero();
    assertThat(order.retryDelayMinutes()).isEqualTo(5);
    assertThat(order.dueAt()).isEqualTo(NOW);
    assertThat(order.transcription()).isTrue();
  }

  @Test
  void everyFieldIsTaken() {
    // When
    CallRequest.Accepted request =
        accepted(
            """
            {"phone": "0049 151 57610183", "displayName": " Reminder ", "email": "ops@example.com",
             "systemPrompt": "Hallo.", "apiKey": "k", "model": "m-2", "voice": "Charon",
             "language": "de-de", "maxSeconds": 10, "retries": 10, "retryDelayMinutes": 1440,
             "scheduleAtUtc": "2026-06-23T15:00:00+02:00", "unknown": {"is": "ignored"}}
            """);

    // Then
    CallOrder order = request.order();
    assertThat(order.phone().e164()).isEqualTo("+4915157610183");
    assertThat(order.displayName()).isEqualTo("Reminder");
    assertThat(order.model()).isEqualTo("m-2");
    assertThat(order.voice()).isEqualTo("Charon");
    assertThat(order.language()).isEqualTo("de-DE");
    assertThat(order.maxSeconds()).isEqualTo(10);
    assertThat(order.retries()).isEqualTo(10);
    assertThat(order.retryDelayMinutes()).isEqualTo(1440);
    assertThat(order.dueAt()).isEqualTo(Instant.parse("2026-06-23T13:00:00Z"));
    assertThat(request.scheduleAt()).isEqualTo(Instant.parse("2026-06-23T13:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"reminder, You are calling Alex.", "unknown-slug, unknown-slug", "Hi., Hi."})
  void storedPromptIsLookedUpAndOtherTextIsLiteral(String systemPrompt, String said) {
    assertThat(accepted(with("systemPrompt", "\"" + systemPrompt + "\"")).order().systemPrompt())
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "displayName, +4915157610183",
    "model, model-1",
    "voice, Aoede",
    "language, en-US",
    "maxSeconds, 300",
    "scheduleAtUtc, ''"
  })
  void nullIsTheSameAsAbsent(String field, String ignored) {
    assertThat(accepted(with(field, "null")).order()).isEqualTo(accepted(LEAST).order());
  }

  @Test
  void scheduleInThePastMeansNow() {
    assertThat(accepted(with("scheduleAtUtc", "\"2020-01-01T00:00:00Z\"")).order().dueAt())
        .isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          phone             | null                        | phone is required
          phone             | 4915157610183               | phone must be a string
          phone             | ""                          | phone must not be empty
          phone             | "hello"                     | phone must be a phone number in E.164 form
          phone             | "+1"                        | phone must be a phone number in E.164 form
          phone             | "015157610183"              | phone must be a phone number in E.164 form
          displayName       | 7                           | displayName must be a string
          displayName       | "a\\r\\nTo: b"              | displayName must not hold control characters
          email             | null                        | email is required
          email             | ["a@example.com"]           | email must be a string
          email             | "nobody"                    | email must be an e-mail address
          email             | "a@b@c.example"             | email must be an e-mail address
          email             | "a b@example.com"           | email must be an e-mail address
          email             | "a@example.com\\nBcc: b@c"  | email must be an e-mail address
          email             | "a..b@example.com"          | email must be an e-mail address
          email             | "a@-example.com"            | email must be an e-mail address
          email             | "A <a@example.com>"         | email must be an e-mail address
          systemPrompt      | null                        | systemPrompt is required
          systemPrompt      | "  "                        | systemPrompt must not be empty
          systemPrompt      | {"a": 1}                    | systemPrompt must be a string
          systemPrompt      | "a\\u0000b"                 | systemPrompt must be well-formed Unicode without NUL
          systemPrompt      | "a\\ud800b"                 | systemPrompt must be well-formed Unicode without NUL
          apiKey            | null                        | apiKey is required
          apiKey            | 12                          | apiKey must be a string
          apiKey            | "a b"                       | apiKey must be printable ASCII without spaces
          model             | 1                           | model must be a string
          model             | "a b"                       | model must be printable ASCII without spaces
          voice             | true                        | voice must be a string
          voice             | ""                          | voice must not be empty
          language          | 1                           | language must be a string
          language          | "english please"            | language must be a BCP-47 tag
          language          | "e"                         | language must be a BCP-47 tag
          language          | "en_US"                     | language must be a BCP-47 tag
          maxSeconds        | "180"                       | maxSeconds must be a whole number
          maxSeconds        | 180.5                       | maxSeconds must be a whole number
          maxSeconds        | true                        | maxSeconds must be a whole number
          maxSeconds        | 9                           | maxSeconds must be from 10 to 3600
          maxSeconds        | 3601                        | maxSeconds must be from 10 to 3600
          maxSeconds        | 99999999999999999999        | maxSeconds must be from 10 to 3600
          retries           | -1                          | retries must be from 0 to 10
          retries           | 11                          | retries must be from 0 to 10
          retries           | "2"                         | retries must be a whole number
          retryDelayMinutes | 0                           | retryDelayMinutes must be from 1 to 1440
          retryDelayMinutes | 1441                        | retryDelayMinutes must be from 1 to 1440
          scheduleAtUtc     | 1782216000                  | scheduleAtUtc must be a string
          scheduleAtUtc     | "2026-06-23T12:00:00"       | scheduleAtUtc must be ISO-8601 with a zone
          scheduleAtUtc     | "2026-06-23"                | scheduleAtUtc must be ISO-8601 with a zone
          scheduleAtUtc     | "tomorrow"                  | scheduleAtUtc must be ISO-8601 with a zone
          scheduleAtUtc     | "2026-13-23T12:00:00Z"      | scheduleAtUtc must be ISO-8601 with a zone
          scheduleAtUtc     | "2028-06-23T12:00:00Z"      | scheduleAtUtc must be at most 365 days ahead
          """)
  void wrongFieldIsNamed(String field, String value, String problem) {
    assertThat(refused(with(field, value))).startsWith(problem).doesNotContain("secret-key");
  }

  @ParameterizedTest
  @CsvSource({
    "displayName, 101",
    "email, 255",
    "systemPrompt, 1001",
    "apiKey, 1025",
    "model, 129",
    "voice, 129",
    "language, 36",
    "phone, 65",
    "scheduleAtUtc, 65"
  })
  void textThatIsTooLongIsRefused(String field, int characters) {
    assertThat(refused(with(field, "\"" + "a".repeat(characters) + "\"")))
        .startsWith(field + " must have at most " + (characters - 1) + " characters");
  }

  @Test
  void promptIsBoundedInBytesToo() {
    assertThat(refused(with("systemPrompt", "\"" + "\u20ac".repeat(400) + "\"")))
        .isEqualTo("systemPrompt must have at most 1000 bytes");
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    assertThat(refused("{\"maxSeconds\": 9, \"phone\": 1}"))
        .contains("phone must be a string", "email is required", "systemPrompt is required")
        .contains("apiKey is required", "maxSeconds must be from 10 to 3600");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                               | the body must be a JSON object
          []                               | the body must be a JSON object
          null                             | the body must be a JSON object
          "text"                           | the body must be a JSON object
          {"phone": "+49                   | the body is no valid JSON: line 1, column
          {"apiKey": "secret-key",}        | the body is no valid JSON: line 1, column
          {"apiKey": "secret-key"} {}      | the body is no valid JSON: line 1, column
          {"phone": "+4", "phone": "+5"}   | the body is no valid JSON: line 1, column
          phone=%2B4915157610183           | the body is no valid JSON: line 1, column
          """)
  void bodyThatIsNoJsonObjectIsRefused(String body, String problem) {
    assertThat(refused(body)).startsWith(problem).doesNotContain("secret-key");
  }

  @Test
  void deepNestingIsRefusedAndDoesNotOverflow() {
    assertThat(refused("[".repeat(30_000))).startsWith("the body is no valid JSON");
  }

  @Test
  void neitherKeyNorPersonShowsInText() {
    assertThat(accepted(LEAST).toString())
        .doesNotContain("secret-key", "4915157610183", "ops@example.com", "Be brief.");
  }

  private static CallRequest.Accepted accepted(String body) {
    CallRequest request = read(body);
    assertThat(request).isInstanceOf(CallRequest.Accepted.class);
    return (CallRequest.Accepted) request;
  }

  private static String refused(String body) {
    CallRequest request = read(body);
    assertThat(request).isInstanceOf(CallRequest.Refused.class);
    return ((CallRequest.Refused) request).description();
  }

  private static CallRequest read(String body) {
    return CallRequest.read(body.getBytes(StandardCharsets.UTF_8), TENANT, LIMITS, NOW);
  }

  private static String with(String field, String value) {
    try {
      ObjectMapper json = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
      ObjectNode body = (ObjectNode) json.readTree(LEAST);
      return json.writeValueAsString(body.set(field, json.readTree(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
