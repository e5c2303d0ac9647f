package io.outdial.store.transcripts;

import java.time.Duration;

/**
 * How much of a session is kept, and how long for its end is waited.
 *
 * @param turnsMax turns per attempt; later ones are dropped
 * @param toolCallsMax tool calls per attempt; further ones are dropped
 * @param textMaxChars the length at which a turn's text, or a tool's JSON, is cut
 * @param grace how long after the call's end a transcript waits for missing turns
 * @param overdueBatch how many overdue transcripts are saved at a time
 */
public record Limits(
    int turnsMax, int toolCallsMax, int textMaxChars, Duration grace, int overdueBatch) {

  /** The text as PostgreSQL can store it, without NUL, and not longer than the limit. */
  String keep(String text) {
    String storable = text.replace("\0", "");
    if (storable.length() <= textMaxChars) {
      return storable;
    }
    boolean splitsPair = Character.isHighSurrogate(storable.charAt(textMaxChars - 1));
    return storable.substring(0, splitsPair ? textMaxChars - 1 : textMaxChars);
  }

  /** The JSON if it is not too long, else a JSON text that says so: cut JSON is no JSON. */
  String keepJson(String json) {
    return json.length() <= textMaxChars ? json : "\"longer than " + textMaxChars + " characters\"";
  }
}
