package io.outdial.bridge.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.peers.Gateway;
import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.SealingKeys;
import io.outdial.events.sealing.Unseal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayKeysTest {

  private static final TenantId TENANT = new TenantId("phone.example.com");
  private static final SealingKeys SEALING = SealingKeys.generate();

  private final CallId callId = CallId.random();
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new Gateway(0);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aSealedKeyIsFetchedAndOpened() throws Exception {
    // Given
    gateway.seal(TENANT, callId, "AIza-secret", SEALING.publicKeyset());

    // When
    var key = keys().fetch(TENANT, callId);

    // Then
    assertThat(key.value()).isEqualTo("AIza-secret");
    assertThat(key.toString()).doesNotContain("secret");
    assertThat(gateway.authorizations()).containsExactly("Bearer token");
  }

  @Test
  void aGatewayInTroubleIsAskedAgain() throws Exception {
    // Given
    gateway.seal(TENANT, callId, "AIza-secret", SEALING.publicKeyset());
    gateway.failOnce(503);

    // When
    var key = keys().fetch(TENANT, callId);

    // Then
    assertThat(key.value()).isEqualTo("AIza-secret");
    assertThat(gateway.authorizations()).hasSize(2);
  }

  @Test
  void aGatewayThatStaysInTroubleIsGivenUp() {
    // Given
    gateway.failOnce(503);
    gateway.failOnce(500);

    // Then
    assertNoKey();
    assertThat(gateway.authorizations()).hasSize(2);
  }

  @Test
  void aKeyThatIsNotThereIsNotAskedForAgain() {
    assertNoKey();
    assertThat(gateway.authorizations()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "{}", "{\"sealed\":\"AAAA\"}", "{\"sealed\":\"*\"}"})
  void anAnswerThatCannotBeOpenedIsNoKey(String body) {
    // Given
    gateway.hold(TENANT, callId, body);

    // Then
    assertNoKey();
  }

  @Test
  void aKeyOfAnotherCallCannotBeOpened() throws Exception {
    // Given
    var other = CallId.random();
    gateway.seal(TENANT, other, "AIza-secret", SEALING.publicKeyset());
    gateway.copy(TENANT, other, callId);

    // Then
    assertNoKey();
  }

  private void assertNoKey() {
    assertThatThrownBy(() -> keys().fetch(TENANT, callId))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.failure()).isEqualTo(EngineFailure.NO_KEY));
  }

  private GatewayKeys keys() {
    return new GatewayKeys(
        URI.create("http://127.0.0.1:" + gateway.port()),
        "token",
        Unseal.ofPrivateKeyset(SEALING.privateKeyset()),
        Duration.ofSeconds(5),
        List.of(Duration.ofMillis(10)));
  }
}
