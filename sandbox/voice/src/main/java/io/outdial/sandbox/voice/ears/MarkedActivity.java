package io.outdial.sandbox.voice.ears;

import java.util.List;

/** Endpointing by the client's own marks; audio outside of them is dropped. */
public final class MarkedActivity implements Endpointing {

  private static final int MAX_UTTERANCE = Ears.RATE_HZ * 30;

  private final Utterance utterance = new Utterance();
  private boolean speaking;

  /** The client says that somebody speaks from here on. */
  public List<Event> start() {
    utterance.clear();
    speaking = true;
    return List.of(new Started());
  }

  @Override
  public List<Event> push(short[] samples) {
    if (speaking && utterance.length() < MAX_UTTERANCE) {
      utterance.append(samples);
    }
    return List.of();
  }

  /** The client says that nobody speaks any more. */
  @Override
  public List<Event> flush() {
    if (!speaking) {
      return List.of();
    }
    speaking = false;
    return List.of(new Ended(utterance.copy()));
  }
}
