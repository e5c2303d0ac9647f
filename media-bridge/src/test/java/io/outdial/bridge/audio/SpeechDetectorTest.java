package io.outdial.bridge.audio;

import static io.outdial.bridge.audio.SpeechDetector.Change.ENDED;
import static io.outdial.bridge.audio.SpeechDetector.Change.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.bridge.audio.SpeechDetector.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechDetectorTest {

  private final SpeechDetector detector = new SpeechDetector();
  private final List<String> changes = new ArrayList<>();
  private final Random random = new Random(7);
  private int frame;

  @Test
  void speechIsNoticedAfterThreeFramesAndItsEndAfterFifteen() {
    // Given
    frames(50, 0, 0);

    // When
    frames(30, 4000, 0);
    frames(30, 0, 0);

    // Then
    assertThat(changes).containsExactly("52 " + STARTED, "94 " + ENDED);
  }

  @Test
  void aClickIsNoSpeech() {
    // Given
    frames(50, 0, 0);

    // When
    frames(2, 20_000, 0);
    frames(50, 0, 0);

    // Then
    assertThat(changes).isEmpty();
  }

  @Test
  void speechIsFoundAboveASteadyNoise() {
    // Given
    frames(400, 0, 300);
    changes.clear();

    // When
    frames(30, 6000, 300);
    frames(30, 0, 300);

    // Then
    assertThat(changes).containsExactly("402 " + STARTED, "444 " + ENDED);
  }

  @Test
  void aPauseBetweenWordsDoesNotEndATurn() {
    // Given
    frames(20, 4000, 0);

    // When
    frames(10, 0, 0);
    frames(20, 4000, 0);

    // Then
    assertThat(changes).containsExactly("2 " + STARTED);
  }

  private void frames(int count, int amplitude, int noise) {
    for (int i = 0; i < count; i++, frame++) {
      short[] samples = Tone.of(300, Frame.RATE, Frame.SAMPLES, amplitude);
      for (int s = 0; s < samples.length; s++) {
        samples[s] += (short) (noise * random.nextGaussian());
      }
      Change change = detector.accept(samples);
      if (change != Change.NONE) {
        changes.add(frame + " " + change);
      }
    }
  }
}
