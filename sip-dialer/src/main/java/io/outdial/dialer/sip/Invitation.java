package io.outdial.dialer.sip;

import io.outdial.events.SettingsEvent.SipTransport;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that an INVITE says.
 *
 * @param host the trunk's host name or address
 * @param number the user part of the Request-URI
 * @param fromUser the user part of From
 * @param displayName the display name of From
 * @param credentials asked for only when the trunk challenges
 * @param sdp our offer, opaque
 */
public record Invitation(
    String host,
    int port,
    SipTransport transport,
    String number,
    String fromUser,
    String displayName,
    Supplier<Optional<Credentials>> credentials,
    String sdp) {
  @Override
  public String toString() {
    return "Invitation[host=" + host + ", port=" + port + ", transport=" + transport + "]";
  }
}
