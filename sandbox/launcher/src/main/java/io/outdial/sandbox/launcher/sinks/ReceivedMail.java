package io.outdial.sandbox.launcher.sinks;

import java.time.Instant;

/**
 * A mail as it arrived.
 *
 * @param to the recipient of the SMTP envelope
 * @param text the plain text part
 */
public record ReceivedMail(
    Instant receivedAt, String from, String to, String subject, String text) {

  /** Leaves people and words out. */
  @Override
  public String toString() {
    return "ReceivedMail[receivedAt=" + receivedAt + "]";
  }
}
