package io.outdial.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeechGateTest {

  private final SpeechGate gate = new SpeechGate();

  @Test
  void whatStillComesOfAnInterruptedUtteranceIsKeptOut() {
    assertThat(gate.sound()).isTrue();
    gate.interrupted();
    assertThat(gate.sound()).isFalse();
    gate.generationComplete();
    assertThat(gate.sound()).isTrue();
  }

  @Test
  void anInterruptionAfterTheEndOfAGenerationLetsTheNextOneThrough() {
    gate.sound();
    gate.generationComplete();
    gate.interrupted();
    assertThat(gate.sound()).isTrue();
  }

  @Test
  void anInterruptionBeforeAnythingWasSaidLetsTheNextOneThrough() {
    gate.interrupted();
    assertThat(gate.sound()).isTrue();
  }
}
