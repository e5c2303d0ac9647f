package io.outdial.sandbox.voice.ears;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.sandbox.voice.ears.Endpointing.Ended;
import io.outdial.sandbox.voice.ears.Endpointing.Event;
import io.outdial.sandbox.voice.ears.Endpointing.Paused;
import io.outdial.sandbox.voice.ears.Endpointing.Resumed;
import io.outdial.sandbox.voice.ears.Endpointing.Started;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where utterances begin and end, in received samples. */
class VoiceActivityTest {

  private static final int LOUD = 4_000;

  private final VoiceActivity activity =
      new VoiceActivity(
          new VoiceActivity.Tuning(Duration.ofMillis(100), Duration.ofMillis(600), 6));
  private final Random random = new Random(1);

  @Test
  void utteranceIsAnnouncedPausedAndEndedAfterTheSilence() {
    // When
    var events = push(silence(1_000), speech(800), silence(700));
    // Then
    assertThat(names(events)).containsExactly("Started", "Paused", "Ended");
  }

  @Test
  void silenceThatIsNotReceivedDoesNotEndAnUtterance() {
    // When
    var events = push(silence(500), speech(800), silence(500));
    // Then
    assertThat(names(events)).containsExactly("Started", "Paused");
  }

  @Test
  void endOfTheStreamEndsTheUtterance() {
    // Given
    push(silence(500), speech(800));
    // When
    var events = activity.flush();
    // Then
    assertThat(names(events)).containsExactly("Ended");
    assertThat(activity.flush()).isEmpty();
  }

  @Test
  void pauseInASentenceIsTakenBack() {
    // When
    var events = push(silence(500), speech(500), silence(300), speech(500), silence(700));
    // Then
    assertThat(names(events)).containsExactly("Started", "Paused", "Resumed", "Paused", "Ended");
  }

  @Test
  void clickIsNotSpeech() {
    // When
    var events = push(silence(500), speech(40), silence(700));
    // Then
    assertThat(events).isEmpty();
  }

  @Test
  void utteranceEndsOnANoisyLineToo() {
    // When
    var events = push(noise(2_000, 200), speech(800), noise(700, 200));
    // Then
    assertThat(names(events)).endsWith("Started", "Paused", "Ended");
  }

  @Test
  void utteranceHoldsWhatWasBeforeItsStart() {
    // When
    var events = push(silence(1_000), speech(800), silence(700));
    // Then
    var ended = (Ended) events.getLast();
    assertThat(ended.utterance().length / (Ears.RATE_HZ / 1_000)).isBetween(1_650, 1_850);
  }

  @Test
  void speechWithoutEndIsCutAtThirtySeconds() {
    // When
    var events = push(silence(500), speech(31_000));
    // Then
    assertThat(names(events)).startsWith("Started", "Ended");
  }

  private List<Event> push(short[]... parts) {
    var events = new ArrayList<Event>();
    for (var part : parts) {
      events.addAll(activity.push(part));
    }
    return events;
  }

  private short[] silence(int ms) {
    return new short[ms * Ears.RATE_HZ / 1_000];
  }

  private short[] speech(int ms) {
    var samples = silence(ms);
    for (var i = 0; i < samples.length; i++) {
      // Syllables: four times a second the sound nearly fades.
      var syllable = 0.2 + Math.abs(Math.sin(Math.PI * 4 * i / Ears.RATE_HZ));
      samples[i] = (short) (LOUD * syllable * random.nextGaussian() / 2);
    }
    return samples;
  }

  private short[] noise(int ms, int level) {
    var samples = silence(ms);
    for (var i = 0; i < samples.length; i++) {
      samples[i] = (short) (level * random.nextGaussian());
    }
    return samples;
  }

  private static List<String> names(List<Event> events) {
    return events.stream()
        .map(event ->
            switch (event) {
              case Started() -> "Started";
              case Paused(var utterance) -> "Paused";
              case Resumed() -> "Resumed";
              case Ended(var utterance) -> "Ended";
            })
        .toList();
  }
}
