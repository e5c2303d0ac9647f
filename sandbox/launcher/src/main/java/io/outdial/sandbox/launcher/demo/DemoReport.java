package io.outdial.sandbox.launcher.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo proved, as {@code --json} prints it.
 *
 * @param ok whether all of it happened that must happen for this number
 * @param voice the voice engine's label
 * @param turns both sides as the voice engine's side has them: the user's words as heard
 * @param said what the phone was told to say, which the engine never sees
 * @param wordErrorRate of what was heard against what was said; null when nothing was said
 * @param transcriptFile null when there is none
 * @param timingsMs how long each step took
 * @param problems what is missing, in words; empty when ok
 */
public record DemoReport(
    boolean ok,
    String callId,
    String number,
    String voice,
    String status,
    String endedReason,
    List<SpokenTurn> turns,
    List<String> said,
    @Nullable Double wordErrorRate,
    List<Webhook> webhooks,
    boolean email,
    @Nullable String transcriptFile,
    Map<String, Long> timingsMs,
    List<String> problems) {

  /** The same with other timings. */
  public DemoReport withTimings(Map<String, Long> timingsMs) {
    return new DemoReport(
        ok,
        callId,
        number,
        voice,
        status,
        endedReason,
        turns,
        said,
        wordErrorRate,
        webhooks,
        email,
        transcriptFile,
        timingsMs,
        problems);
  }

  /** One utterance. */
  public record SpokenTurn(String role, String text, Instant startedAt, Instant endedAt) {

    @Override
    public String toString() {
      return "SpokenTurn[" + role + "]";
    }
  }

  /** A webhook that the sink received. */
  public record Webhook(String type, boolean signatureValid) {}

  /** Leaves people and words out. */
  @Override
  public String toString() {
    return "DemoReport[%s, %s, ok=%s]".formatted(callId, status, ok);
  }
}
