package io.outdial.bridge.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcealmentTest {

  private final Concealment concealment = new Concealment();
  private final short[] out = new short[Frame.SAMPLES];

  @Test
  void lossFadesOutOverSixtyMilliseconds() {
    // Given
    short[] tone = Tone.of(400, Frame.RATE, Frame.SAMPLES);
    concealment.heard(tone, tone.length);

    // When
    double first = concealed();
    double second = concealed();
    double third = concealed();
    double fourth = concealed();

    // Then
    assertThat(first).isBetween(0.45 * Tone.rms(tone), 0.55 * Tone.rms(tone));
    assertThat(second).isLessThan(0.6 * first).isPositive();
    assertThat(third).isLessThan(0.6 * second).isPositive();
    assertThat(fourth).isZero();
  }

  @Test
  void beforeAnythingWasHeardThereIsNothingToRepeat() {
    assertThat(concealed()).isZero();
  }

  private double concealed() {
    concealment.conceal(out, out.length);
    return Tone.rms(out);
  }
}
