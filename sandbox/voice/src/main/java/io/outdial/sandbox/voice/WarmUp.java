package io.outdial.sandbox.voice;

import io.outdial.sandbox.voice.audio.Resampler;
import io.outdial.sandbox.voice.ears.Ears;
import io.outdial.sandbox.voice.speech.Speech;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets the ears hear the voice once, so that a first caller does not wait for cold code. */
final class WarmUp {

  private static final String SENTENCE = "Can we move it to next week?";

  private WarmUp() {}

  /** Done when the voice knows {@code sentences} and the ears have heard one. */
  static CompletableFuture<Void> of(Ears ears, Speech speech, List<String> sentences) {
    var heard =
        speech
            .say(SENTENCE)
            .thenApply(spoken -> Resampler.convert(spoken, Speech.RATE_HZ, Ears.RATE_HZ))
            .thenCompose(spoken -> ears.hear(spoken, () -> true));
    return CompletableFuture.allOf(heard, speech.warmUp(sentences));
  }
}
