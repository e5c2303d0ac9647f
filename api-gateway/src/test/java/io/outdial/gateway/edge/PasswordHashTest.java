package io.outdial.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.elytron.security.common.BcryptUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void passwordMatchesItsHashWhateverProgramMadeIt(String variant) {
    // Given
    String hash = variant + BcryptUtil.bcryptHash("allmine", 4).substring(4);

    // Then
    assertThat(GatewayWiring.matches("allmine", hash)).isTrue();
    assertThat(GatewayWiring.matches("allyours", hash)).isFalse();
  }
}
