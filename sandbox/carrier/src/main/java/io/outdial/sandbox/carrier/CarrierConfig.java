package io.outdial.sandbox.carrier;

import io.outdial.sandbox.carrier.sip.Credentials;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a carrier is set up.
 *
 * @param port UDP port on 127.0.0.1; 0 takes a free one
 * @param credentials what a trunk must prove with MD5 digest; null lets everybody in
 * @param ringTime from the INVITE to the answer of a phone that answers
 * @param noAnswerMax how long a phone rings that nobody answers, before the carrier gives up with
 *     480
 * @param ackWait how long an answer waits for its ACK before the phone hangs up
 * @param callMax the longest call, from the answer
 * @param manners how people time their part
 * @param callsMax calls at the same time; one more is answered 503
 * @param callsRemembered how many calls {@link Carrier#calls} knows
 * @param sdpBytesMax largest SDP offer; a larger one is answered 413
 */
public record CarrierConfig(
    int port,
    @Nullable Credentials credentials,
    Duration ringTime,
    Duration noAnswerMax,
    Duration ackWait,
    Duration callMax,
    Manners manners,
    int callsMax,
    int callsRemembered,
    int sdpBytesMax) {

  /** The user name that the sandbox's trunk has. */
  public static final String SANDBOX_USERNAME = "sandbox";

  /**
   * The password that the sandbox's trunk has; it protects nothing, the carrier listens on loopback
   * only.
   */
  public static final String SANDBOX_PASSWORD = "sandbox-trunk";

  /** Refuses what would not work. */
  public CarrierConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be within 0 and 65535");
    }
    if (ringTime.isNegative()
        || !noAnswerMax.isPositive()
        || !ackWait.isPositive()
        || !callMax.isPositive()) {
      throw new IllegalArgumentException("durations must be positive");
    }
    if (callsMax < 1 || callsRemembered < 1 || sdpBytesMax < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /**
   * The sandbox's: a free port, a password, phones that ring for 1.5 s, calls of at most 5 minutes.
   */
  public static CarrierConfig sandbox() {
    return new CarrierConfig(
        0,
        new Credentials(SANDBOX_USERNAME, SANDBOX_PASSWORD),
        Duration.ofMillis(1500),
        Duration.ofMinutes(3),
        Duration.ofSeconds(32),
        Duration.ofMinutes(5),
        Manners.USUAL,
        100,
        1000,
        4096);
  }

  /** The same on another port. */
  public CarrierConfig withPort(int port) {
    return new CarrierConfig(
        port,
        credentials,
        ringTime,
        noAnswerMax,
        ackWait,
        callMax,
        manners,
        callsMax,
        callsRemembered,
        sdpBytesMax);
  }

  /** The same with another password, or with null for none. */
  public CarrierConfig withCredentials(@Nullable Credentials credentials) {
    return new CarrierConfig(
        port,
        credentials,
        ringTime,
        noAnswerMax,
        ackWait,
        callMax,
        manners,
        callsMax,
        callsRemembered,
        sdpBytesMax);
  }

  /** The same with another time from the INVITE to the answer. */
  public CarrierConfig withRingTime(Duration ringTime) {
    return new CarrierConfig(
        port,
        credentials,
        ringTime,
        noAnswerMax,
        ackWait,
        callMax,
        manners,
        callsMax,
        callsRemembered,
        sdpBytesMax);
  }

  /** The same with other limits of time. */
  public CarrierConfig withTimeLimits(Duration noAnswerMax, Duration ackWait, Duration callMax) {
    return new CarrierConfig(
        port,
        credentials,
        ringTime,
        noAnswerMax,
        ackWait,
        callMax,
        manners,
        callsMax,
        callsRemembered,
        sdpBytesMax);
  }

  /** The same with people of other manners. */
  public CarrierConfig withManners(Manners manners) {
    return new CarrierConfig(
        port,
        credentials,
        ringTime,
        noAnswerMax,
        ackWait,
        callMax,
        manners,
        callsMax,
        callsRemembered,
        sdpBytesMax);
  }

  /** The same with another number of calls at the same time. */
  public CarrierConfig withCallsMax(int callsMax) {
    return new CarrierConfig(
        port,
        credentials,
        ringTime,
        noAnswerMax,
        ackWait,
        callMax,
        manners,
        callsMax,
        callsRemembered,
        sdpBytesMax);
  }
}
