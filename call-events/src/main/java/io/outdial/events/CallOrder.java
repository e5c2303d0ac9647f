package io.outdial.events;

import java.time.Instant;

/**
 * What one POST asked for, defaults filled in. It holds personal data and the prompt, so {@link
 * #toString()} shows none of it; it never holds the engine key.
 *
 * @param displayName what the person's display shows; the number's text if the request gave none
 * @param email who gets the outcome and the transcript
 * @param systemPrompt the instructions to the engine, a stored prompt already looked up
 * @param language a BCP-47 tag
 * @param maxSeconds the longest the conversation may last, counted from the answer
 * @param retries how many times to dial again on busy or no answer
 * @param retryDelayMinutes the gap from the end of an attempt to the next
 * @param dueAt when to dial first
 * @param transcription whether the tenant wants a transcript
 */
public record CallOrder(
    PhoneNumber phone,
    String displayName,
    String email,
    String systemPrompt,
    String model,
    String voice,
    String language,
    int maxSeconds,
    int retries,
    int retryDelayMinutes,
    Instant dueAt,
    boolean transcription) {

  @Override
  public String toString() {
    return "CallOrder[redacted, dueAt=" + dueAt + ", retries=" + retries + "]";
  }
}
