package io.outdial.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private final Deadlines deadlines = new Deadlines();

  @Test
  void theNextOneTellsHowLongToWait() {
    // Given
    deadlines.set(Deadlines.Kind.MEDIA, 1000, Duration.ofNanos(500));
    deadlines.set(Deadlines.Kind.HANGUP, 1000, Duration.ofNanos(200));

    // Then
    assertThat(deadlines.waitNanos(1100)).isEqualTo(100);
    assertThat(deadlines.takeDue(1199)).isEmpty();
    assertThat(deadlines.takeDue(1200)).contains(Deadlines.Kind.HANGUP);
    assertThat(deadlines.takeDue(1200)).isEmpty();
    assertThat(deadlines.waitNanos(1600)).isZero();
    assertThat(deadlines.takeDue(1600)).contains(Deadlines.Kind.MEDIA);
  }

  @Test
  void aClearedOneNeverComes() {
    // Given
    deadlines.set(Deadlines.Kind.HANGUP, 0, Duration.ofNanos(1));

    // When
    deadlines.clear(Deadlines.Kind.HANGUP);

    // Then
    assertThat(deadlines.takeDue(100)).isEmpty();
  }
}
