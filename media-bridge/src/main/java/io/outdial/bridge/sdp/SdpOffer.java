package io.outdial.bridge.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Our offer: G.711 in both laws and telephone events, 20 ms (RFC 4566, RFC 3264, RFC 4733).
 *
 * @param host where we receive
 * @param port the RTP port; RTCP comes to the one above
 * @param id makes the origin line unique to this session
 */
public record SdpOffer(InetAddress host, int port, long id) {

  /** The payload type that we offer for telephone events. */
  public static final int TELEPHONE_EVENT = 101;

  public String text() {
    String address = (host instanceof Inet6Address ? "IN IP6 " : "IN IP4 ") + literal();
    return String.join(
        "\r\n",
        "v=0",
        "o=- " + id + " 1 " + address,
        "s=-",
        "c=" + address,
        "t=0 0",
        "m=audio " + port + " RTP/AVP 0 8 " + TELEPHONE_EVENT,
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:8 PCMA/8000",
        "a=rtpmap:" + TELEPHONE_EVENT + " telephone-event/8000",
        "a=fmtp:" + TELEPHONE_EVENT + " 0-15",
        "a=ptime:20",
        "a=sendrecv",
        "");
  }

  private String literal() {
    String text = host.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }
}
