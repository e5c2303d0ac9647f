package io.outdial.sandbox.voice.ears;

/**
 * What the ears made of one utterance.
 *
 * @param text lower case, no punctuation; empty when no word was recognised
 * @param agreed whether both recognisers heard the same sounds, so that {@code text} is a sentence
 *     of the grammar; otherwise it is the raw text of the open one, to be acted upon with care
 */
public record Heard(String text, boolean agreed) {

  /** Sounded like nothing known. */
  public static final Heard NOTHING = new Heard("", false);

  /** Transcripts stay out of logs. */
  @Override
  public String toString() {
    return "Heard[%d characters, agreed=%s]".formatted(text.length(), agreed);
  }
}
