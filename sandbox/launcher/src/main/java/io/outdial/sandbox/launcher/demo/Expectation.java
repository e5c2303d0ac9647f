package io.outdial.sandbox.launcher.demo;

import io.outdial.events.CallStatus;
import io.outdial.events.EndedReason;
import java.util.Map;

/**
 * What must become of a call to one of the sandbox's numbers.
 *
 * @param turnsMin how many turns the transcript must have; 0 when there is no transcript
 * @param retries how often the call must be allowed to dial again for that
 */
record Expectation(EndedReason reason, int turnsMin, int retries) {

  private static final Expectation CONVERSATION = new Expectation(EndedReason.FINISHED, 4, 0);
  private static final Expectation NO_SUCH_NUMBER = failure(EndedReason.UNREACHABLE);

  private static final Map<String, Expectation> BY_NUMBER =
      Map.ofEntries(
          Map.entry("+12025550100", CONVERSATION),
          Map.entry("+12025550101", CONVERSATION),
          Map.entry("+12025550102", CONVERSATION),
          Map.entry("+12025550103", new Expectation(EndedReason.TRANSFERRED, 2, 0)),
          Map.entry("+12025550104", new Expectation(EndedReason.FINISHED, 2, 0)),
          Map.entry("+12025550105", new Expectation(EndedReason.FINISHED, 1, 0)),
          Map.entry("+12025550106", new Expectation(EndedReason.VOICEMAIL, 1, 0)),
          Map.entry("+12025550110", failure(EndedReason.BUSY)),
          Map.entry("+12025550111", failure(EndedReason.NO_ANSWER)),
          Map.entry("+12025550112", new Expectation(EndedReason.FINISHED, 4, 2)),
          Map.entry("+12025550113", failure(EndedReason.REJECTED)),
          Map.entry("+12025550115", CONVERSATION),
          Map.entry("+12025550116", CONVERSATION),
          Map.entry("+12025550117", CONVERSATION),
          Map.entry("+12025550118", CONVERSATION));

  static Expectation of(String number) {
    return BY_NUMBER.getOrDefault(number, NO_SUCH_NUMBER);
  }

  private static Expectation failure(EndedReason reason) {
    return new Expectation(reason, 0, 0);
  }

  CallStatus status() {
    return reason.finalStatus(true);
  }

  boolean hasTranscript() {
    return turnsMin > 0;
  }
}
