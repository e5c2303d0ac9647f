package io.outdial.bridge.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.bridge.audio.Law;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpTest {

  @Test
  void theOfferSaysWhatWeCan() throws Exception {
    // When
    String sdp = new SdpOffer(InetAddress.getByName("192.0.2.7"), 20_000, 42).text();

    // Then
    assertThat(sdp)
        .isEqualTo(
            """
            v=0
            o=- 42 1 IN IP4 192.0.2.7
            s=-
            c=IN IP4 192.0.2.7
            t=0 0
            m=audio 20000 RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=ptime:20
            a=sendrecv
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void anOfferOverIpv6SaysSo() throws Exception {
    assertThat(new SdpOffer(InetAddress.getByName("2001:db8::7"), 20_000, 1).text())
        .contains("c=IN IP6 2001:db8:0:0:0:0:0:7\r\n");
  }

  @Test
  void ourOwnOfferIsAnAnswerWeUnderstand() throws Exception {
    String sdp = new SdpOffer(InetAddress.getByName("192.0.2.7"), 20_000, 42).text();
    assertThat(SdpAnswer.parse(sdp)).isEqualTo(accepted("192.0.2.7", 20_000, Law.PCMU, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 8 101, 192.0.2.1, 4000, PCMA, 8",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 8 0, 192.0.2.1, 4000, PCMA, 8",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 101 0, 192.0.2.1, 4000, PCMU, 0",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 18 0, 192.0.2.1, 4000, PCMU, 0",
    "c=IN IP4 192.0.2.1|m=audio 4000/2 RTP/AVP 0, 192.0.2.1, 4000, PCMU, 0",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 0|c=IN IP4 192.0.2.2, 192.0.2.2, 4000, PCMU, 0",
    "m=audio 4000 RTP/AVP 0|c=IN IP4 192.0.2.2, 192.0.2.2, 4000, PCMU, 0",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 96|a=rtpmap:96 PCMA/8000, 192.0.2.1, 4000, PCMA, 96",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 0|a=rtpmap:0 pcmu/8000/1, 192.0.2.1, 4000, PCMU, 0",
    "c=IN IP6 2001:db8::1|m=audio 4000 RTP/AVP 0, 2001:db8::1, 4000, PCMU, 0",
    "c=IN IP4 192.0.2.1|m=video 0 RTP/AVP 31|m=audio 4000 RTP/AVP 0, 192.0.2.1, 4000, PCMU, 0",
    "c=IN IP4 192.0.2.1|m=audio 0 RTP/AVP 0|m=audio 4000 RTP/AVP 8, 192.0.2.1, 4000, PCMA, 8",
  })
  void whatThePeerAgreesToIsTaken(String sdp, String host, int port, Law law, int payloadType)
      throws Exception {
    assertThat(SdpAnswer.parse(lines(sdp))).isEqualTo(accepted(host, port, law, payloadType));
  }

  @ParameterizedTest
  @CsvSource({
    "'', no media line",
    "hello, no media line",
    "m=, no audio line",
    "c=IN IP4 192.0.2.1|m=video 4000 RTP/AVP 31, no audio line",
    "c=IN IP4 192.0.2.1|m=audio, a cut-off audio line",
    "c=IN IP4 192.0.2.1|m=audio 0 RTP/AVP 0, audio rejected",
    "c=IN IP4 192.0.2.1|m=audio x RTP/AVP 0, no port",
    "c=IN IP4 192.0.2.1|m=audio 70000 RTP/AVP 0, no port",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/SAVP 0, a transport that was not offered",
    "m=audio 4000 RTP/AVP 0, no address",
    "c=IN IP4 phone.example.com|m=audio 4000 RTP/AVP 0, no address",
    "c=IN IP4|m=audio 4000 RTP/AVP 0, no address",
    "c=IN IP4 0.0.0.0|m=audio 4000 RTP/AVP 0, no address",
    "c=IN IP4 224.0.0.1|m=audio 4000 RTP/AVP 0, no address",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 9 18, no common codec",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 0|a=rtpmap:0 G729/8000, no common codec",
    "c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP -1 x, no common codec",
  })
  void whatIsNoUseIsSaidSo(String sdp, String why) {
    assertThat(SdpAnswer.parse(lines(sdp))).isEqualTo(new SdpAnswer.Unusable(why));
  }

  @Test
  void garbageNeverThrows() {
    var random = new Random(3);
    String sound = lines("v=0|c=IN IP4 192.0.2.1|m=audio 4000 RTP/AVP 0|a=rtpmap:0 PCMU/8000");
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(sound);
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
      }
      assertThat(SdpAnswer.parse(text.toString())).isNotNull();
    }
  }

  private static SdpAnswer accepted(String host, int port, Law law, int payloadType)
      throws Exception {
    return new SdpAnswer.Accepted(
        new InetSocketAddress(InetAddress.getByName(host), port), law, payloadType);
  }

  private static String lines(String sdp) {
    return sdp.replace("|", "\r\n") + "\r\n";
  }
}
