package io.outdial.bridge.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotClockTest {

  private static final long START = 1_000_000_000_000L;
  private static final long MS = 1_000_000;

  private final SlotClock clock = new SlotClock(START);

  @Test
  void slotsAreAMillisecondApartAndTwentyMakeAFrame() {
    for (int i = 0; i < 100; i++) {
      assertThat(clock.dueNanos()).isEqualTo(START + i * MS);
      assertThat(clock.slot()).isEqualTo(i % 20);
      assertThat(clock.frame()).isEqualTo(i / 20);
      assertThat(clock.advance(clock.dueNanos())).isZero();
    }
  }

  @Test
  void latenessDoesNotAddUp() {
    // Given
    for (int i = 0; i < 1000; i++) {
      clock.advance(clock.dueNanos() + 900_000);
    }

    // Then
    assertThat(clock.dueNanos()).isEqualTo(START + 1000 * MS);
  }

  @Test
  void aLittleLatenessIsCaughtUp() {
    assertThat(clock.advance(START + 50 * MS)).isZero();
    assertThat(clock.dueNanos()).isEqualTo(START + MS);
  }

  @Test
  void afterAStallSlotsAreLeftOutInsteadOfSentInABurst() {
    // When
    long skipped = clock.advance(START + 500 * MS);

    // Then
    assertThat(skipped).isEqualTo(499);
    assertThat(clock.dueNanos()).isEqualTo(START + 500 * MS);
    assertThat(clock.frame()).isEqualTo(25);
  }
}
