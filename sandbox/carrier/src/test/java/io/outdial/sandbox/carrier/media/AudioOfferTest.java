package io.outdial.sandbox.carrier.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioOfferTest {

  private static final InetSocketAddress LOCAL =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4000);

  @ParameterizedTest
  @CsvSource({"0 8,PCMU,0", "8 0,PCMA,8", "111 9 8,PCMA,8", "0,PCMU,0"})
  void takesTheFirstCodecOfTheOfferThatAPhoneKnows(String formats, Codec codec, int payloadType) {
    // Given
    String sdp = offer("m=audio 5004 RTP/AVP " + formats);

    // When
    AudioOffer offer = AudioOffer.parse(sdp).orElseThrow();

    // Then
    assertThat(offer.codec()).isEqualTo(codec);
    assertThat(offer.payloadType()).isEqualTo(payloadType);
    assertThat(offer.remote().getPort()).isEqualTo(5004);
  }

  @Test
  void followsARtpmapThatGivesG711AnotherNumber() {
    // Given
    String sdp =
        offer("m=audio 5004 RTP/AVP 0 97", "a=rtpmap:0 opus/48000/2", "a=rtpmap:97 PCMA/8000");

    // When
    AudioOffer offer = AudioOffer.parse(sdp).orElseThrow();

    // Then
    assertThat(offer.payloadType()).isEqualTo(97);
    assertThat(offer.codec()).isEqualTo(Codec.PCMA);
  }

  @Test
  void answersEveryMediaLineAndRefusesWhatItDoesNotPlay() {
    // Given
    String sdp =
        offer(
            "m=video 6000 RTP/AVP 96",
            "m=audio 5004 RTP/AVP 8 101",
            "a=rtpmap:101 telephone-event/8000",
            "a=sendonly");

    // When
    String answer = AudioOffer.parse(sdp).orElseThrow().answer(LOCAL, 17, 2);

    // Then
    assertThat(answer.lines())
        .containsExactly(
            "v=0",
            "o=phone 17 2 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=video 0 RTP/AVP 96",
            "m=audio 4000 RTP/AVP 8 101",
            "a=rtpmap:8 PCMA/8000",
            "a=rtpmap:101 telephone-event/8000",
            "a=fmtp:101 0-15",
            "a=ptime:20",
            "a=recvonly");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=audio 5004 RTP/SAVP 0",
        "m=audio 5004 RTP/AVP 9 111",
        "m=audio 0 RTP/AVP 0",
        "m=audio 99999 RTP/AVP 0",
        "m=audio x RTP/AVP 0",
        "m=audio",
        "m=",
        "m=video 5004 RTP/AVP 0"
      })
  void anOfferWithoutPlayableAudioIsRefused(String media) {
    // Given
    String sdp = offer(media);

    // When
    var offer = AudioOffer.parse(sdp);

    // Then
    assertThat(offer).isEmpty();
  }

  @Test
  void aHostNameIsNeverLookedUp() {
    // Given
    String sdp = offer("m=audio 5004 RTP/AVP 0").replace("127.0.0.9", "example.com");

    // When
    var offer = AudioOffer.parse(sdp);

    // Then
    assertThat(offer).isEmpty();
  }

  @Test
  void theOldAddressOfHoldMeansNothingIsToBeSent() {
    // Given
    String sdp = offer("m=audio 5004 RTP/AVP 0").replace("127.0.0.9", "0.0.0.0");

    // When
    AudioOffer offer = AudioOffer.parse(sdp).orElseThrow();

    // Then
    assertThat(offer.direction().receives()).isFalse();
  }

  @Test
  void aMutilatedOfferIsRefusedWithoutAnError() {
    // Given
    String whole = offer("m=audio 5004 RTP/AVP 8 101", "a=rtpmap:101 telephone-event/8000");
    Random random = new Random(1);

    for (int i = 0; i < 20_000; i++) {
      StringBuilder sdp = new StringBuilder(whole);
      for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
        sdp.setCharAt(random.nextInt(sdp.length()), (char) random.nextInt(128));
      }

      // When
      AudioOffer.parse(sdp.toString())
          .map(offer -> offer.answer(LOCAL, 1, 1))
          // Then
          .ifPresent(answer -> assertThat(answer).contains("m=audio 4000 RTP/AVP"));
    }
  }

  private static String offer(String... media) {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.9\r\ns=-\r\nc=IN IP4 127.0.0.9\r\nt=0 0\r\n"
        + String.join("\r\n", media)
        + "\r\n";
  }
}
