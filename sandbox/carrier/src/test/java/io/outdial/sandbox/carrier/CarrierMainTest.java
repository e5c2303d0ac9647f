package io.outdial.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outdial.sandbox.carrier.sip.Credentials;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierMainTest {

  @Test
  void withoutArgumentsItIsTheSandboxsCarrier() {
    // When
    CarrierConfig config = CarrierMain.config(List.of());

    // Then
    assertThat(config).isEqualTo(CarrierConfig.sandbox());
  }

  @Test
  void takesPortAndCredentials() {
    // When
    CarrierConfig config =
        CarrierMain.config(List.of("--port", "5070", "--user", "me", "--password", "secret"));

    // Then
    assertThat(config.port()).isEqualTo(5070);
    assertThat(config.credentials()).isEqualTo(new Credentials("me", "secret"));
    assertThat(config.toString()).doesNotContain("secret");
  }

  @Test
  void canBeLeftOpen() {
    // When
    CarrierConfig config = CarrierMain.config(List.of("--no-auth"));

    // Then
    assertThat(config.credentials()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--port x", "--port 99999", "--verbose", "--user"})
  void refusesWhatMakesNoSense(String line) {
    // When
    assertThatThrownBy(() -> CarrierMain.config(List.of(line.split(" "))))
        // Then
        .isInstanceOf(IllegalArgumentException.class);
  }
}
