package io.outdial.sandbox.carrier.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EarTest {

  private final Ear ear = new Ear(700);
  private long nowMs = 1000;

  @Test
  void noticesWhenSpeechBeganAndWhenItPaused() {
    // Given
    hear(Sounds.silence(1000, 8));

    // When
    hear(Sounds.speech(2000));
    hear(Sounds.silence(1000, 8));

    // Then
    assertThat(ear.startedMs()).isBetween(2000L, 2100L);
    assertThat(ear.lastVoicedMs()).isBetween(3800L, 4000L);
    assertThat(ear.voicedMs()).isGreaterThan(700);
  }

  @Test
  void loudLineNoiseIsNotSpeech() {
    // Given
    List<short[]> noisyLine = Sounds.silence(5000, 250);

    // When
    hear(noisyLine);

    // Then
    assertThat(ear.lastVoicedMs()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void hearsSpeechOverANoisyLine() {
    // Given
    hear(Sounds.silence(3000, 250));

    // When
    hear(Sounds.speech(1000));
    hear(Sounds.silence(1000, 250));

    // Then
    assertThat(ear.lastVoicedMs()).isBetween(4700L, 5000L);
  }

  @Test
  void aSpeakerWithoutABreathStaysASpeaker() {
    // Given
    hear(Sounds.silence(200, 8));

    // When
    for (int i = 0; i < 500; i++) {
      hear(List.of(Sounds.tone(200, 8000)));
    }

    // Then
    assertThat(ear.lastVoicedMs()).isEqualTo(nowMs - Codec.FRAME_MS);
  }

  @Test
  void aClickIsNotAnUtterance() {
    // Given
    hear(Sounds.silence(500, 8));

    // When
    hear(List.of(Sounds.tone(400, 20_000), Sounds.tone(400, 20_000)));
    hear(Sounds.silence(500, 8));

    // Then
    assertThat(ear.lastVoicedMs()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void missingPacketsAreNoPauseUntilTheyAreMissingForLong() {
    // Given
    hear(Sounds.speech(1000));

    // When
    boolean afterAStall = ear.hasPaused(nowMs + 1500);
    boolean afterALongNothing = ear.hasPaused(nowMs + 2200);

    // Then
    assertThat(afterAStall).isFalse();
    assertThat(afterALongNothing).isTrue();
  }

  @Test
  void silenceThatIsHeardIsAPause() {
    // Given
    hear(Sounds.speech(1000));
    boolean before = ear.hasPaused(nowMs);

    // When
    hear(Sounds.silence(760, 8));

    // Then
    assertThat(before).isFalse();
    assertThat(ear.hasPaused(nowMs)).isTrue();
  }

  @Test
  void aLongPausePartsTwoUtterances() {
    // Given
    hear(Sounds.speech(1000));
    long firstStartedMs = ear.startedMs();

    // When
    hear(Sounds.silence(1000, 8));
    hear(Sounds.speech(1000));

    // Then
    assertThat(ear.startedMs()).isGreaterThan(firstStartedMs + 1900);
    assertThat(ear.voicedMs()).isLessThan(1000);
  }

  private void hear(List<short[]> frames) {
    for (short[] frame : frames) {
      ear.hear(frame, nowMs);
      nowMs += Codec.FRAME_MS;
    }
  }
}
