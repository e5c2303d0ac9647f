package io.outdial.sandbox.launcher.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {

  private static final String SECRET = "whsec";
  private static final String EVENT =
      "{\"type\":\"outbound-ai.finished\",\"data\":{\"callId\":\"oac-0123456789ab\"}}";

  private final WebhookSink sink = WebhookSink.start(SECRET, new Inbox<>(1));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    sink.close();
  }

  @Test
  void theSignatureIsTheBareLowerCaseHexThatTheDocumentationComputes() {
    // Given: from `printf %s body | openssl dgst -sha256 -hmac secret`
    var body = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    // When
    var signature = Signature.of("Jefe", body);

    // Then: RFC 4231, test case 2
    assertThat(signature)
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void aGoodSignatureIsAcceptedAndTheEventIsListed() throws Exception {
    // When
    int status = post(EVENT, Signature.of(SECRET, EVENT.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(status).isEqualTo(204);
    assertThat(get(sink.webhookUrl()))
        .contains("\"signatureValid\":true")
        .contains("oac-0123456789ab");
    assertThat(sink.inbox().await(w -> w.type().equals("outbound-ai.finished"), Duration.ZERO))
        .isPresent();
  }

  @Test
  void aSignatureMadeWithAnotherSecretIsRefusedAndTheBodyNotRead() throws Exception {
    // When
    int status = post(EVENT, Signature.of("other", EVENT.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(status).isEqualTo(401);
    assertThat(sink.inbox().all())
        .singleElement()
        .satisfies(w -> assertThat(w.signatureValid()).isFalse())
        .satisfies(w -> assertThat(w.body()).isNull());
  }

  @Test
  void aSignatureOfAnotherBodyInUpperCaseWithAPrefixOrAbsentIsRefused() throws Exception {
    // Given
    var good = Signature.of(SECRET, EVENT.getBytes(StandardCharsets.UTF_8));

    // When
    var statuses =
        new int[] {
          post(EVENT + " ", good),
          post(EVENT, good.toUpperCase(java.util.Locale.ROOT)),
          post(EVENT, "sha256=" + good),
          post(EVENT, "")
        };

    // Then
    assertThat(statuses).containsOnly(401);
  }

  @Test
  void whatIsSignedButNoJsonIsABadRequest() throws Exception {
    // When
    int status = post("no json", Signature.of(SECRET, "no json".getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(status).isEqualTo(400);
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    // Given
    var large = "x".repeat((1 << 20) + 1);

    // When
    int status = post(large, Signature.of(SECRET, large.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(status).isEqualTo(413);
    assertThat(sink.inbox().all()).isEmpty();
  }

  private int post(String body, String signature) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(sink.webhookUrl())
            .header(Signature.HEADER, signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String get(URI url) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
