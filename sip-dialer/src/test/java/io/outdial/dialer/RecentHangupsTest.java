package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentHangupsTest {

  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final RecentHangups hangups = new RecentHangups(() -> now);

  @Test
  void aHangupIsRememberedForAWhile() {
    // Given
    CallId callId = CallId.random();
    hangups.add(callId);

    // When
    now = now.plus(Duration.ofMinutes(4));
    boolean soon = hangups.contains(callId);
    now = now.plus(Duration.ofMinutes(2));
    boolean later = hangups.contains(callId);

    // Then
    assertThat(soon).isTrue();
    assertThat(later).isFalse();
    assertThat(hangups.contains(CallId.random())).isFalse();
  }

  @Test
  void theOldestIsForgottenWhenThereAreTooMany() {
    // Given
    CallId oldest = CallId.random();
    CallId second = CallId.random();
    hangups.add(oldest);
    hangups.add(second);

    // When
    Stream.generate(CallId::random).limit(9_999).forEach(hangups::add);

    // Then
    assertThat(hangups.contains(oldest)).isFalse();
    assertThat(hangups.contains(second)).isTrue();
  }
}
