package io.outdial.sandbox.voice;

import io.outdial.sandbox.voice.audio.Resampler;
import io.outdial.sandbox.voice.ears.Ears;
import io.outdial.sandbox.voice.speech.Speech;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Says and hears things once, unheard by anybody, so that a first caller does not wait. */
final class WarmUp {

  private static final String SENTENCE = "Can we move it to next week?";

  private WarmUp() {}

  /** Done when the voice knows {@code sentences}. */
  static CompletableFuture<Void> of(Speech speech, List<String> sentences) {
    return speech.warmUp(sentences);
  }

  /** Done when the ears are loaded and have heard a sentence. */
  static CompletableFuture<Void> of(Ears ears, Speech speech) {
    return speech
        .say(SENTENCE)
        .thenApply(spoken -> Resampler.convert(spoken, Speech.RATE_HZ, Ears.RATE_HZ))
        .thenCompose(spoken -> ears.hear(spoken, () -> true))
        .thenAccept(heard -> {});
  }
}
