package io.outdial.bridge.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayoutQueueTest {

  private final List<String> told = new ArrayList<>();
  private final PlayoutQueue queue =
      new PlayoutQueue(
          Duration.ofSeconds(1),
          new PlayoutQueue.Listener() {
            @Override
            public void started(int utterance, long nanos) {
              told.add("started " + utterance + " at " + nanos / Frame.NANOS);
            }

            @Override
            public void ended(int utterance, long nanos) {
              told.add("ended " + utterance + " at " + nanos / Frame.NANOS);
            }
          });
  private final short[] frame = new short[Frame.SAMPLES];
  private long tick;

  @Test
  void anUtteranceStartsWithItsFirstFrameAndEndsWithItsLast() {
    // Given
    queue.offer(1, samples(400, 5));
    queue.complete(1);
    assertThat(told).isEmpty();

    // When
    boolean[] played = {next(), next(), next(), next()};

    // Then
    assertThat(played).containsExactly(true, true, true, false);
    assertThat(told).containsExactly("started 1 at 0", "ended 1 at 3");
  }

  @Test
  void onlyTheTailOfAnUtteranceIsPadded() {
    // Given
    queue.offer(1, samples(100, 5));
    queue.offer(1, samples(100, 6));
    queue.complete(1);

    // When
    next();
    short[] first = frame.clone();
    next();

    // Then
    assertThat(first).startsWith(samples(100, 5)).endsWith(samples(60, 6));
    assertThat(frame).startsWith(samples(40, 6)).endsWith(new short[120]);
  }

  @Test
  void aPieceThatFillsNoFrameWaitsForTheRestButNotForEver() {
    // Given
    queue.offer(1, samples(100, 5));

    // When
    boolean[] played = {next(), next(), next()};

    // Then
    assertThat(played).containsExactly(false, false, true);
  }

  @Test
  void aFlushSilencesAtOnceAndTellsHowMuchWasHeard() {
    // Given
    queue.offer(1, samples(640, 5));
    queue.offer(2, samples(160, 6));
    next();

    // When
    List<PlayoutQueue.Cut> cuts = queue.flush();

    // Then
    assertThat(cuts).containsExactly(new PlayoutQueue.Cut(1, 0.25), new PlayoutQueue.Cut(2, 0));
    assertThat(next()).isFalse();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void anUtteranceThatIsSentBeforeItIsCompleteEndsWhenItIs() {
    // Given
    queue.offer(1, samples(160, 5));
    next();
    next();

    // When
    queue.complete(1);

    // Then
    assertThat(told).containsExactly("started 1 at 0", "ended 1 at 1");
  }

  @Test
  void speechBeyondTheBoundIsRefused() {
    assertThat(queue.offer(1, new short[7900])).isTrue();
    assertThat(queue.offer(1, new short[101])).isFalse();
    assertThat(queue.offer(1, new short[100])).isTrue();
  }

  private boolean next() {
    return queue.next(frame, tick++ * Frame.NANOS);
  }

  private static short[] samples(int count, int value) {
    var samples = new short[count];
    Arrays.fill(samples, (short) value);
    return samples;
  }
}
