package io.outdial.sandbox.voice.session;

import io.outdial.sandbox.voice.audio.Resampler;
import io.outdial.sandbox.voice.ears.Ears;
import io.outdial.sandbox.voice.ears.Endpointing;
import io.outdial.sandbox.voice.ears.Endpointing.Ended;
import io.outdial.sandbox.voice.ears.Endpointing.Event;
import io.outdial.sandbox.voice.ears.Endpointing.Paused;
import io.outdial.sandbox.voice.ears.Endpointing.Resumed;
import io.outdial.sandbox.voice.ears.Endpointing.Started;
import io.outdial.sandbox.voice.ears.Heard;
import io.outdial.sandbox.voice.ears.MarkedActivity;
import io.outdial.sandbox.voice.ears.VoiceActivity;
import io.outdial.sandbox.voice.wire.ClientMessage.Audio;
import io.outdial.sandbox.voice.wire.Setup.Activity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hearing half of a session. An utterance is recognised from its first pause on, in the hope
 * that it is over; when it goes on, that work is thrown away.
 */
final class Listening {

  private static final double EAGER_MARGIN_DB = 6;
  private static final double CALM_MARGIN_DB = 9;

  private final Ears ears;
  private final Endpointing endpointing;
  private final Runnable onSpeech;
  private final Consumer<CompletableFuture<Heard>> onUtterance;

  private @Nullable Resampler resampler;
  private int rateHz;
  private double secondsHeard;
  private @Nullable Guess guess;

  /** Recognition of what may turn out to be the whole utterance. */
  private record Guess(CompletableFuture<Heard> heard, AtomicBoolean wanted) {}

  /**
   * Calls back on the thread that calls {@link #hear}.
   *
   * @param onSpeech somebody started to speak
   * @param onUtterance somebody finished, and this will be the words
   */
  Listening(
      Ears ears,
      Activity activity,
      Runnable onSpeech,
      Consumer<CompletableFuture<Heard>> onUtterance) {
    this.ears = ears;
    this.onSpeech = onSpeech;
    this.onUtterance = onUtterance;
    endpointing = activity.marked() ? new MarkedActivity() : new VoiceActivity(tuning(activity));
  }

  void hear(Audio audio) {
    if (resampler == null || rateHz != audio.rateHz()) {
      rateHz = audio.rateHz();
      resampler = new Resampler(rateHz, Ears.RATE_HZ);
    }
    secondsHeard += (double) audio.samples().length / rateHz;
    follow(endpointing.push(resampler.push(audio.samples())));
  }

  /** The client marks the start of speech. */
  void start() {
    if (endpointing instanceof MarkedActivity marked) {
      follow(marked.start());
    }
  }

  /** The client marks the end of speech, or of its stream. */
  void end() {
    follow(endpointing.flush());
  }

  /** All audio received so far. */
  double secondsHeard() {
    return secondsHeard;
  }

  /** Nobody waits for words any more. */
  void abandon() {
    if (guess != null) {
      guess.wanted().set(false);
      guess = null;
    }
  }

  private void follow(List<Event> events) {
    for (var event : events) {
      switch (event) {
        case Started() -> onSpeech.run();
        case Paused(var utterance) -> guess = recognise(utterance);
        case Resumed() -> abandon();
        case Ended(var utterance) -> finish(utterance);
      }
    }
  }

  private void finish(short[] utterance) {
    var heard = (guess == null ? recognise(utterance) : guess).heard();
    guess = null;
    onUtterance.accept(heard);
  }

  private Guess recognise(short[] utterance) {
    var wanted = new AtomicBoolean(true);
    return new Guess(ears.hear(utterance, wanted::get), wanted);
  }

  private static VoiceActivity.Tuning tuning(Activity activity) {
    return new VoiceActivity.Tuning(
        Duration.ofMillis(activity.onsetMs()),
        Duration.ofMillis(activity.silenceMs()),
        activity.eager() ? EAGER_MARGIN_DB : CALM_MARGIN_DB);
  }
}
