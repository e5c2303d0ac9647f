package io.outdial.sandbox.voice.brain;

import java.util.List;
import java.util.Optional;

/**
 * What to say, sentence by sentence, and what to do after it was heard.
 *
 * @param sentences may be empty: then nothing is said
 */
public record Reply(List<String> sentences, Optional<Action> action) {

  /** What follows the last sentence. */
  public sealed interface Action {}

  /** The conversation is over. */
  public record HangUp(String reason) implements Action {}

  /** The person asked for a human. */
  public record Transfer() implements Action {}

  static Reply saying(String... sentences) {
    return new Reply(List.of(sentences), Optional.empty());
  }

  Reply then(Action next) {
    return new Reply(sentences, Optional.of(next));
  }

  /** What is said stays out of logs. */
  @Override
  public String toString() {
    return "Reply[%d sentences, action=%s]".formatted(sentences.size(), action);
  }
}
