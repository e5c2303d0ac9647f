package io.outdial.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.gateway.edge.Gateway.Answer;
import io.outdial.sandbox.infra.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer, whoever gives it, has the documented shape. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(GatewayResource.class)
class HttpShapeIT {

  private static final String CALLS = "/api.ashx/v1/calls";

  static Stream<Arguments> failures() {
    Gateway a = Gateway.a();
    return Stream.of(
        Arguments.of("no token", a.anonymous().get(CALLS), 401, "invalid_token"),
        Arguments.of("no token on POST", a.anonymous().placeIt(), 401, "invalid_token"),
        Arguments.of("unknown key", a.with("Bearer ak_00").get(CALLS), 401, "invalid_token"),
        Arguments.of("no token at all", a.with("Bearer x.y.z").get(CALLS), 401, "invalid_token"),
        Arguments.of("junk", a.with("Bearer x").get(CALLS), 401, "invalid_token"),
        Arguments.of("Basic", a.with("Basic YTpi").get(CALLS), 401, "invalid_token"),
        Arguments.of("nothing there", a.get("/api.ashx/v1/nothing"), 404, "not_found"),
        Arguments.of("root", a.get("/"), 404, "not_found"),
        Arguments.of("DELETE", a.method("DELETE", CALLS), 405, "method_not_allowed"),
        Arguments.of(
            "PUT", a.method("PUT", CALLS + "/oac-000000000000"), 405, "method_not_allowed"),
        Arguments.of("XML", a.postAs("text/xml", CALLS, "<a/>"), 415, "unsupported_media_type"),
        Arguments.of("64 KiB", a.place("x".repeat(70_000)), 413, "payload_too_large"),
        Arguments.of("unknown call", a.get(CALLS + "/oac-000000000000"), 404, "not_found"),
        Arguments.of("no call id", a.get(CALLS + "/17"), 404, "not_found"),
        Arguments.of("hangup", a.post(CALLS + "/oac-000000000000/hangup", ""), 404, "not_found"),
        Arguments.of("status", a.get(CALLS + "?status=ended"), 400, "invalid_request"),
        Arguments.of("limit", a.get(CALLS + "?limit=x"), 400, "invalid_request"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failureHasTheOneShape(String name, Answer answer, int status, String error) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(answer.headers().get("content-type")).startsWith("application/json");
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.description()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /api.ashx/v1 HTTP/1.1;Host: nobody.example           | 404
          GET /api.ashx/v1/calls HTTP/1.1;Host: nobody.example     | 404
          GET /.well-known/jwks.json HTTP/1.1;Host: nobody.example | 404
          GET /api.ashx/v1 HTTP/1.0                                | 404
          """)
  void requestThatReachesNoTenantHasTheOneShape(String head, int status) {
    // When
    String answer = Gateway.raw("127.0.0.1", lines(head + ";Connection: close;;"));

    // Then
    assertThat(answer).startsWith("HTTP/1.").containsPattern("^HTTP/1\\.\\d " + status);
    assertThat(answer).containsIgnoringCase("cache-control: no-store").contains("\"error\":\"");
  }

  @Test
  void bodyOfUnsaidLengthIsBoundedToo() {
    // Given
    String head =
        "POST /api.ashx/v1/calls HTTP/1.1;Host: localhost;Connection: close"
            + ";Authorization: Bearer "
            + TestTenants.KEY_A
            + ";Content-Type: application/json;Transfer-Encoding: chunked;;";
    String chunks = ("2000\r\n" + "x".repeat(8192) + "\r\n").repeat(10) + "0\r\n\r\n";

    // When
    String answer = Gateway.raw("127.0.0.1", lines(head) + chunks);

    // Then
    assertThat(answer).startsWith("HTTP/1.1 413").contains("payload_too_large");
    assertThat(answer).containsIgnoringCase("cache-control: no-store");
  }

  @Test
  void bodyOfUnsaidLengthThatFitsIsTaken() {
    // Given
    String body = Gateway.call("+12025550100");

    // When
    String answer =
        Gateway.raw(
            "127.0.0.1",
            lines(
                    "POST /api.ashx/v1/calls HTTP/1.1;Host: localhost;Connection: close"
                        + ";Authorization: Bearer "
                        + TestTenants.KEY_A
                        + ";Content-Type: application/json;Transfer-Encoding: chunked;;")
                + "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body));

    // Then
    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @Test
  void pathThatIsNoUriIsRefused() {
    // When
    String answer =
        Gateway.raw(
            "127.0.0.1",
            lines("GET /api.ashx/v1/%zz HTTP/1.1;Host: localhost;Connection: close;;"));

    // Then
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void hostIsComparedWithoutCaseAndPortAndFinalDot() {
    // When
    String answer =
        Gateway.raw(
            "127.0.0.1",
            lines("GET /api.ashx/v1 HTTP/1.1;Host: PHONE.A.example.:8443;Connection: close;;"));

    // Then
    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @Test
  void selfDescriptionNeedsNoToken() {
    // When
    Answer answer = Gateway.a().anonymous().get("/api.ashx/v1");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    assertThat(answer.json().get("routes")).hasSizeGreaterThan(5);
  }

  private static String lines(String head) {
    return head.replace(";", "\r\n");
  }
}
