package io.outdial.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

  private static final Instant NOW = Instant.parse("2026-06-23T12:00:00Z");
  private final LoginAttempts attempts = new LoginAttempts(2, Duration.ofMinutes(1), 2);

  @Test
  void oneAttemptTooManyIsRefusedUntilTheWindowEnds() {
    // Given
    attempts.admit("a", NOW);
    attempts.admit("a", NOW.plusSeconds(30));

    // Then
    assertThat(attempts.admit("a", NOW.plusSeconds(59))).isFalse();
    assertThat(attempts.admit("b", NOW.plusSeconds(59))).isTrue();
    assertThat(attempts.admit("a", NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void oldestAddressIsForgottenWhenThereAreTooMany() {
    // Given
    attempts.admit("a", NOW);
    attempts.admit("a", NOW);
    attempts.admit("b", NOW);

    // When
    attempts.admit("c", NOW);

    // Then
    assertThat(attempts.admit("a", NOW)).isTrue();
  }
}
