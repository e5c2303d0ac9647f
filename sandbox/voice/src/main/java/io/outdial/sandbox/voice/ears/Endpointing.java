package io.outdial.sandbox.voice.ears;

import java.util.List;

/** Cuts a stream of 16 kHz audio into utterances. */
public interface Endpointing {

  /** What became known of the stream. */
  sealed interface Event {}

  /** Somebody speaks. */
  record Started() implements Event {}

  /** A pause: {@code utterance} may be all, so hearing it now saves time. */
  record Paused(short[] utterance) implements Event {}

  /** It was not all: speech goes on. */
  record Resumed() implements Event {}

  /** The utterance is over. If a pause was announced and not taken back, it is the same audio. */
  record Ended(short[] utterance) implements Event {}

  /** The next samples of the stream. */
  List<Event> push(short[] samples);

  /** The stream ends or is suspended: whoever speaks has finished. */
  List<Event> flush();
}
