package io.outdial.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.outdial.sandbox.carrier.media.Codec;
import io.outdial.sandbox.carrier.sip.SignallingException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the carrier does with callers that ask too much, say nonsense, or vanish. */
class CarrierLimitsIT {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String SILENT = "+12025550105";
  private static final CarrierConfig OPEN =
      CarrierConfig.sandbox().withCredentials(null).withRingTime(Duration.ofMillis(100));

  private Carrier carrier = Carrier.start(OPEN);

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Test
  void garbageIsIgnoredAndTheNextCallIsAnswered() throws IOException {
    // Given
    sendGarbage();

    // When
    try (TestCaller caller = caller(SILENT);
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      caller.invite(audio.offer());

      // Then
      caller.await("200 OK");
      caller.ack();
    }
    assertThat(carrier.calls()).hasSize(1);
  }

  @Test
  void garbageOnTheMediaPortDoesNotEndACall() throws IOException {
    try (TestCaller caller = caller(SILENT);
        TestAudio audio = new TestAudio(Codec.PCMU);
        DatagramSocket stranger = new DatagramSocket()) {
      // Given
      caller.invite(audio.offer());
      int port = TestAudio.port(caller.await("200 OK"));
      caller.ack();

      // When
      Random random = new Random(3);
      for (int i = 0; i < 200; i++) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        stranger.send(
            new DatagramPacket(bytes, bytes.length, carrier.sipAddress().getAddress(), port));
      }

      // Then
      int before = audio.received().size();
      await().atMost(LONG).until(() -> audio.received().size() > before + 10);
      assertThat(onlyCall().endedAt()).isNull();
    }
  }

  @Test
  void anOfferWithoutG711IsNotAcceptable() throws IOException {
    try (TestCaller caller = caller(SILENT);
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // When
      caller.invite(audio.offer().replace("RTP/AVP 0", "RTP/AVP 9"));

      // Then
      caller.await("488 ");
      await().atMost(LONG).until(() -> onlyCall().endedBy() == EndedBy.REJECTED);
    }
  }

  @Test
  void anInviteWithoutAnOfferIsNotAcceptable() throws IOException {
    try (TestCaller caller = caller(SILENT)) {
      // When
      caller.invite("");

      // Then
      caller.await("488 ");
    }
  }

  @Test
  void anOfferThatIsTooLongIsNotRead() throws IOException {
    try (TestCaller caller = caller(SILENT);
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // When
      caller.invite(audio.offer("a=x-filler:" + "x".repeat(4096)));

      // Then
      caller.await("413 ");
      assertThat(carrier.calls()).isEmpty();
    }
  }

  @Test
  void oneCallTooManyIsAskedToComeBack() throws IOException {
    // Given
    restart(OPEN.withCallsMax(1));
    try (TestCaller first = caller("+12025550111");
        TestCaller second = caller("+12025550111")) {
      first.invite(new TestAudio(Codec.PCMU).offer());
      first.await("180 ");

      // When
      second.invite(new TestAudio(Codec.PCMU).offer());
      String refusal = second.await("503 ");
      second.ack();

      // Then
      assertThat(refusal).contains("Retry-After: 5");
      first.cancel();
      first.await("487 ");
    }
  }

  @Test
  void aPlaceThatBecameFreeIsTakenAgain() throws IOException {
    // Given
    restart(OPEN.withCallsMax(1));
    try (TestCaller first = caller("+12025550110");
        TestCaller second = caller("+12025550113")) {
      first.invite(new TestAudio(Codec.PCMU).offer());
      first.await("486 ");
      await().atMost(LONG).until(() -> onlyCall().endedAt() != null);

      // When
      second.invite(new TestAudio(Codec.PCMU).offer());

      // Then
      second.await("603 ");
    }
  }

  @Test
  void aPhoneDoesNotRingForEver() throws IOException {
    // Given
    restart(OPEN.withTimeLimits(Duration.ofMillis(300), LONG, LONG));
    try (TestCaller caller = caller("+12025550111")) {
      // When
      caller.invite(new TestAudio(Codec.PCMU).offer());

      // Then
      caller.await("180 ");
      caller.await("480 ");
    }
  }

  @Test
  void anAnswerThatIsNotAcknowledgedIsRepeatedAndThenTheCallIsEnded() throws IOException {
    // Given
    restart(OPEN.withTimeLimits(LONG, Duration.ofSeconds(2), LONG));
    try (TestCaller caller = caller(SILENT);
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      caller.invite(audio.offer());
      String first = caller.await("200 OK");

      // When
      String second = caller.await("200 OK");

      // Then
      assertThat(second).isEqualTo(first);
      await().atMost(LONG).until(() -> onlyCall().endedBy() == EndedBy.CALLEE);
      assertThat(audio.received()).isEmpty();
    }
  }

  @Test
  void noCallIsLongerThanItMayBe() throws IOException {
    // Given
    restart(OPEN.withTimeLimits(LONG, LONG, Duration.ofMillis(500)));
    try (TestCaller caller = caller(SILENT);
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      caller.invite(audio.offer());
      caller.await("200 OK");

      // When
      caller.ack();

      // Then
      caller.ok(caller.await("BYE "));
      await().atMost(LONG).until(() -> onlyCall().endedBy() == EndedBy.CALLEE);
    }
  }

  @Test
  void aCarrierThatClosesHangsUpItsCalls() throws IOException {
    try (TestCaller caller = caller(SILENT);
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // Given
      caller.invite(audio.offer());
      caller.await("200 OK");
      caller.ack();
      await().atMost(LONG).until(() -> !audio.received().isEmpty());

      // When
      carrier.close();

      // Then
      caller.await("BYE ");
      assertThat(onlyCall().endedBy()).isEqualTo(EndedBy.CALLEE);
    }
  }

  @Test
  void aPortThatIsTakenIsAnErrorAtTheStart() {
    // Given
    CarrierConfig samePort = OPEN.withPort(carrier.sipAddress().getPort());

    // When
    assertThatThrownBy(() -> Carrier.start(samePort))
        // Then
        .isInstanceOf(SignallingException.class);
  }

  @Test
  void optionsAreAnsweredWithoutACall() throws IOException {
    try (TestCaller caller = caller("ping")) {
      // When
      caller.send("OPTIONS", "");

      // Then
      assertThat(caller.await("200 OK")).contains("Allow: INVITE, ACK");
      assertThat(carrier.calls()).isEmpty();
    }
  }

  @Test
  void aListenerThatFailsDoesNotHarmTheCall() throws IOException {
    // Given
    carrier.close();
    carrier =
        Carrier.start(
            OPEN,
            _ -> {
              throw new IllegalStateException("broken listener");
            });
    try (TestCaller caller = caller("+12025550113")) {
      // When
      caller.invite(new TestAudio(Codec.PCMU).offer());

      // Then
      caller.await("603 ");
    }
  }

  private void restart(CarrierConfig config) {
    carrier.close();
    carrier = Carrier.start(config);
  }

  private TestCaller caller(String number) throws IOException {
    return new TestCaller(carrier.sipAddress(), number);
  }

  private PhoneCall onlyCall() {
    assertThat(carrier.calls()).hasSize(1);
    return carrier.calls().getFirst();
  }

  private void sendGarbage() throws IOException {
    Random random = new Random(11);
    try (DatagramSocket stranger = new DatagramSocket()) {
      for (int i = 0; i < 300; i++) {
        byte[] bytes = new byte[random.nextInt(1, 1400)];
        random.nextBytes(bytes);
        stranger.send(new DatagramPacket(bytes, bytes.length, carrier.sipAddress()));
      }
    }
    try (TestCaller babbler = caller("+12025550100")) {
      babbler.send("INVITE sip:+12025550100@127.0.0.1 SIP/2.0\r\n\r\n");
      babbler.send(
          "INVITE sip:x SIP/2.0\r\nCall-ID: 1\r\nCSeq: 99 BYE\r\nContent-Length: -4\r\n\r\n");
      babbler.send("SIP/2.0 999 What\r\nVia: nothing\r\n\r\n");
      babbler.send("\r\n\r\n");
    }
  }
}
