package io.outdial.sandbox.carrier.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private final Signals signals = new Signals();

  @Test
  void aSignalWakesWhoWaitsForIt() throws InterruptedException {
    // Given
    Thread raiser = Thread.ofVirtual().start(() -> signals.raise(Signal.HUNG_UP));

    // When
    boolean raised =
        signals.await(EnumSet.of(Signal.CANCELLED, Signal.HUNG_UP), Duration.ofSeconds(10));

    // Then
    assertThat(raised).isTrue();
    raiser.join();
  }

  @Test
  void anotherSignalDoesNot() throws InterruptedException {
    // Given
    signals.raise(Signal.ACKED);

    // When
    boolean raised = signals.await(EnumSet.of(Signal.HUNG_UP), Duration.ofMillis(30));

    // Then
    assertThat(raised).isFalse();
    assertThat(signals.isAnyRaised(EnumSet.of(Signal.ACKED))).isTrue();
  }

  @Test
  void aTimeThatIsOverIsNotWaitedFor() throws InterruptedException {
    // When
    boolean raised = signals.await(EnumSet.of(Signal.HUNG_UP), Duration.ofSeconds(-5));

    // Then
    assertThat(raised).isFalse();
  }
}
