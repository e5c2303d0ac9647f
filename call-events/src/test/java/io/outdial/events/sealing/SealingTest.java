package io.outdial.events.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import org.junit.jupiter.api.Test;

/** A secret is read by the one service that it is for, in the one place that it is for. */
class SealingTest {

  private static final SealContext HERE =
      SealContext.engineKey(new TenantId("a.example"), new CallId("oac-0123456789ab"));
  private static final SealContext ELSEWHERE =
      SealContext.engineKey(new TenantId("b.example"), new CallId("oac-0123456789ab"));

  private final SealingKeys bridge = SealingKeys.generate();
  private final Seal seal = Seal.ofPublicKeyset(bridge.publicKeyset());

  @Test
  void theHolderOfThePrivateKeyOpensIt() {
    // Given
    Sealed sealed = seal.seal("engine-key-1", HERE);

    // When
    String opened = Unseal.ofPrivateKeyset(bridge.privateKeyset()).open(sealed, HERE);

    // Then
    assertThat(opened).isEqualTo("engine-key-1");
    assertThat(sealed.ciphertext()).doesNotContain("engine-key-1");
  }

  @Test
  void nobodyElseOpensIt() {
    // Given
    Unseal dialer = Unseal.ofPrivateKeyset(SealingKeys.generate().privateKeyset());

    // Then
    assertThatThrownBy(() -> dialer.open(seal.seal("k", HERE), HERE))
        .isInstanceOf(UnsealException.class)
        .hasNoCause();
  }

  @Test
  void movedToAnotherTenantItStaysShut() {
    // Given
    Unseal unseal = Unseal.ofPrivateKeyset(bridge.privateKeyset());

    // Then
    assertThatThrownBy(() -> unseal.open(seal.seal("k", HERE), ELSEWHERE))
        .isInstanceOf(UnsealException.class);
    assertThatThrownBy(() -> unseal.open(new Sealed("not base64!"), HERE))
        .isInstanceOf(UnsealException.class);
  }

  @Test
  void thePublicKeysetDoesNotHoldThePrivateKey() {
    assertThatThrownBy(() -> Unseal.ofPrivateKeyset(bridge.publicKeyset()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bridge.toString()).isEqualTo("SealingKeys[redacted]");
  }
}
