package io.outdial.dispatcher.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

  /** {@code printf BODY | openssl dgst -sha256 -hmac SECRET}. */
  @Test
  void itIsWhatOpensslSaysForTextBeyondAscii() {
    // Given
    byte[] body = "{\"type\":\"outbound-ai.finished\",\"text\":\"Grüße\"}".getBytes(UTF_8);

    // When
    String signature = Signature.of(body, "wh-sécret");

    // Then
    assertThat(signature)
        .isEqualTo("c9f0551872d28575e6de44042abc639be6819f9bbfae112565e56bcf33cc2305");
  }

  /** RFC 4231, test case 2. */
  @Test
  void itIsWhatTheRfcSays() {
    assertThat(Signature.of("what do ya want for nothing?".getBytes(UTF_8), "Jefe"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }
}
