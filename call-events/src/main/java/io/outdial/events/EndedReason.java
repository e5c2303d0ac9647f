package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why an attempt, and with the last one its call, ended. */
public enum EndedReason {
  /** Either side hung up after talking. */
  FINISHED("finished"),
  MAX_SECONDS("max-seconds"),
  TRANSFERRED("transferred"),
  /** Hung up by API: a success while talking, a cancellation before the answer. */
  HANGUP("hangup"),
  VOICEMAIL("voicemail"),
  BUSY("busy"),
  NO_ANSWER("no-answer"),
  REJECTED("rejected"),
  UNREACHABLE("unreachable"),
  /** No route of the tenant leads to the number. */
  NO_ROUTE("no-route"),
  /** Every trunk of the route failed before anything rang. */
  TRUNK_FAILED("trunk-failed"),
  NOT_ALLOWED("not-allowed"),
  ENGINE_FAILED("engine-failed"),
  MEDIA_FAILED("media-failed"),
  /** No dialer took the call in time; nothing rang. */
  EXPIRED("expired"),
  /** It is unknown whether the phone rang, so it is not dialled again. */
  OUTCOME_UNKNOWN("outcome-unknown");

  private final String wireName;

  EndedReason(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** Whether another attempt may follow, if the call has one left. */
  public boolean isRetryable() {
    return this == BUSY || this == NO_ANSWER;
  }

  /**
   * The final status of a call that ends with this reason.
   *
   * @param answered whether the person had picked up; it only matters for {@link #HANGUP}
   */
  public CallStatus finalStatus(boolean answered) {
    return switch (this) {
      case FINISHED, MAX_SECONDS, TRANSFERRED, VOICEMAIL -> CallStatus.ENDED_SUCCESS;
      case HANGUP -> answered ? CallStatus.ENDED_SUCCESS : CallStatus.CANCELLED;
      case BUSY,
          NO_ANSWER,
          REJECTED,
          UNREACHABLE,
          NO_ROUTE,
          TRUNK_FAILED,
          NOT_ALLOWED,
          ENGINE_FAILED,
          MEDIA_FAILED,
          EXPIRED,
          OUTCOME_UNKNOWN ->
          CallStatus.ENDED_FAILED_FINAL;
    };
  }

  @JsonCreator
  static EndedReason of(String wireName) {
    return Arrays.stream(values())
        .filter(r -> r.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such ended reason"));
  }
}
