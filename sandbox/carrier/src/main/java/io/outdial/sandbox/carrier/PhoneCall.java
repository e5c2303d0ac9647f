package io.outdial.sandbox.carrier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened so far in one call to a phone of the sandbox. All times are the carrier's.
 *
 * @param number as it was called, with its {@code +} if it had one
 * @param fromDisplayName the caller's name as the phone shows it; empty without one
 * @param fromUser the caller's number; empty without one
 * @param invitedAt when the call's first INVITE arrived, even if that one was challenged
 * @param status the final SIP status of the INVITE; 0 while there is none
 * @param transferredTo the URI that the caller transferred the call to
 * @param firstAudioHeardAt arrival of the first RTP packet since the answer that is louder than
 *     line noise
 */
public record PhoneCall(
    String number,
    String sipCallId,
    String fromDisplayName,
    String fromUser,
    Instant invitedAt,
    @Nullable Instant ringingAt,
    @Nullable Instant answeredAt,
    @Nullable Instant firstAudioHeardAt,
    @Nullable Instant endedAt,
    @Nullable EndedBy endedBy,
    int status,
    @Nullable String transferredTo,
    long rtpPacketsReceived,
    List<Said> said) {

  /** Keeps its own copy of what was said. */
  public PhoneCall {
    said = List.copyOf(said);
  }

  /** Leaves out numbers, names and words. */
  @Override
  public String toString() {
    return "PhoneCall[sipCallId=%s, status=%d, endedBy=%s]".formatted(sipCallId, status, endedBy);
  }
}
