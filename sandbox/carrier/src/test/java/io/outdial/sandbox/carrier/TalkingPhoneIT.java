package io.outdial.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outdial.sandbox.carrier.TestAudio.Packet;
import io.outdial.sandbox.carrier.media.Codec;
import io.outdial.sandbox.carrier.media.Ear;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A phone in a conversation, over real SIP and RTP. */
class TalkingPhoneIT {

  private static final Duration LONG = Duration.ofSeconds(15);

  private final Carrier carrier =
      Carrier.start(
          CarrierConfig.sandbox().withCredentials(null).withRingTime(Duration.ofMillis(200)));

  @AfterEach
  void stop() {
    carrier.close();
  }

  @ParameterizedTest
  @EnumSource
  void saysItsFirstLineWhenTheCallerHasSpokenAndPaused(Codec codec) throws IOException {
    try (TestCaller caller = caller("+12025550100");
        TestAudio audio = new TestAudio(codec)) {
      // Given
      int port = answered(caller, audio);

      // When
      audio.speak(port, 1500);
      boolean spokeTooEarly = audio.received().stream().anyMatch(TalkingPhoneIT::isVoiced);
      audio.beSilent(port, 2500);

      // Then
      assertThat(spokeTooEarly).isFalse();
      await().atMost(LONG).until(() -> !onlyCall().said().isEmpty());
      assertThat(onlyCall().said().getFirst().text()).isEqualTo("Yes, this is Alex.");
      await().atMost(LONG).until(() -> voicedFrames(audio) > 20);
      hangUp(caller);
    }
  }

  @Test
  void sendsOneFrameEach20MsFromTheAnswerToTheByeAndNoneAfterwards() throws IOException {
    try (TestCaller caller = caller("+12025550105");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // Given
      int port = answered(caller, audio);

      // When
      audio.beSilent(port, 2000);
      hangUp(caller);
      await().atMost(LONG).until(() -> onlyCall().endedAt() != null);
      int atTheEnd = audio.received().size();
      audio.beSilent(port, 300);

      // Then
      List<Packet> packets = audio.received();
      assertThat(packets).hasSize(atTheEnd);
      Packet first = packets.getFirst();
      Packet last = packets.getLast();
      assertThat(packets).allMatch(packet -> packet.version() == 2 && packet.payloadType() == 0);
      assertThat(packets).allMatch(packet -> packet.frame().length == 160);
      assertThat((last.sequence() - first.sequence()) & 0xFFFF).isEqualTo(packets.size() - 1);
      // The clock of the timestamps is the wall's, however busy the machine is.
      double elapsedMs = (last.atNanos() - first.atNanos()) / 1e6;
      assertThat((last.timestamp() - first.timestamp()) / 8.0)
          .isBetween(elapsedMs - 200, elapsedMs + 200);
      assertThat(packets.size()).isBetween(60, 115);
      assertThat(onlyCall().rtpPacketsReceived()).isBetween(60L, 101L);
    }
  }

  @Test
  void notesWhenTheFirstAudioOfTheCallerCameIn() throws IOException {
    try (TestCaller caller = caller("+12025550105");
        TestAudio audio = new TestAudio(Codec.PCMA)) {
      // Given
      int port = answered(caller, audio);
      audio.beSilent(port, 500);
      boolean silenceCounted = onlyCall().firstAudioHeardAt() != null;

      // When
      audio.speak(port, 300);

      // Then
      assertThat(silenceCounted).isFalse();
      await().atMost(LONG).until(() -> onlyCall().firstAudioHeardAt() != null);
      PhoneCall call = onlyCall();
      assertThat(Duration.between(call.answeredAt(), call.firstAudioHeardAt()))
          .isBetween(Duration.ofMillis(450), Duration.ofSeconds(3));
      hangUp(caller);
    }
  }

  @Test
  void saysHelloWhenNobodySpeaks() throws IOException {
    try (TestCaller caller = caller("+12025550101");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // When
      answered(caller, audio);

      // Then
      await().atMost(LONG).until(() -> !onlyCall().said().isEmpty());
      PhoneCall call = onlyCall();
      assertThat(call.said().getFirst().text()).isEqualTo("Hello?");
      assertThat(Duration.between(call.answeredAt(), call.said().getFirst().at()))
          .isBetween(Duration.ofMillis(2900), Duration.ofSeconds(6));
      hangUp(caller);
    }
  }

  @Test
  void hangsUpInMidConversation() throws IOException {
    try (TestCaller caller = caller("+12025550104");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // Given
      int port = answered(caller, audio);
      audio.speak(port, 1000);
      audio.beSilent(port, 2500);

      // When
      audio.speak(port, 2500);

      // Then
      caller.ok(caller.await("BYE "));
      await().atMost(LONG).until(() -> onlyCall().endedAt() != null);
      assertThat(onlyCall().endedBy()).isEqualTo(EndedBy.CALLEE);
      assertThat(onlyCall().said()).extracting(Said::text).containsExactly("Yes, this is Alex.");
    }
  }

  @Test
  void isSilentWhileItIsOnHold() throws IOException {
    try (TestCaller caller = caller("+12025550105");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // Given
      answered(caller, audio);
      await().atMost(LONG).until(() -> audio.received().size() > 10);

      // When
      caller.send("INVITE", audio.offer("a=sendonly"));
      String answer = caller.await("200 OK");
      caller.ack();

      // Then
      assertThat(answer).contains("a=recvonly");
      int onHold = audio.received().size();
      await().during(Duration.ofMillis(400)).until(() -> audio.received().size() <= onHold + 1);
      caller.send("INVITE", audio.offer("a=sendrecv"));
      assertThat(caller.await("200 OK")).contains("a=sendrecv");
      caller.ack();
      await().atMost(LONG).until(() -> audio.received().size() > onHold + 10);
      hangUp(caller);
    }
  }

  @Test
  void putsTheCallerOnHoldAndTakesThemBack() throws IOException {
    try (TestCaller caller = caller("+12025550117");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // Given
      int port = answered(caller, audio);
      audio.speak(port, 1000);
      audio.beSilent(port, 3000);
      audio.speak(port, 1000);
      audio.beSilent(port, 1000);

      // When
      String hold = caller.await("INVITE ");
      caller.ok(hold, audio.offer("a=recvonly"));
      caller.await("ACK ");
      String back = caller.await("INVITE ");
      caller.ok(back, audio.offer("a=sendrecv"));
      caller.await("ACK ");

      // Then
      assertThat(hold).contains("a=sendonly", "m=audio " + port);
      assertThat(back).contains("a=sendrecv", "m=audio " + port);
      await()
          .atMost(LONG)
          .untilAsserted(() ->
              assertThat(onlyCall().said())
                  .extracting(Said::text)
                  .containsExactly(
                      "Yes, this is Alex.", "One moment please.", "Yes, I'll be there."));
      hangUp(caller);
    }
  }

  @Test
  void theCarrierAnnouncesSomethingBeforeTheAnswer() throws IOException {
    try (TestCaller caller = caller("+12025550116");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // When
      caller.invite(audio.offer());
      String progress = caller.await("183 ");
      String answer = caller.await("200 OK");
      long heardEarly = voicedFrames(audio);
      caller.ack();

      // Then
      assertThat(heardEarly).isGreaterThan(20);
      assertThat(TestAudio.port(progress)).isEqualTo(TestAudio.port(answer));
      assertThat(onlyCall().said()).isEmpty();
      hangUp(caller);
    }
  }

  @Test
  void keepsASessionTimerAndRefreshesTheSession() throws IOException {
    try (TestCaller caller = caller("+12025550118");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // Given
      caller.invite(audio.offer());
      String answer = caller.await("200 OK");

      // When
      caller.ack();
      String refresh = caller.await("INVITE ");
      caller.ok(refresh, audio.offer());
      caller.await("ACK ");

      // Then
      assertThat(answer).contains("Session-Expires: 90;refresher=uas", "Require: timer");
      assertThat(refresh).contains("Session-Expires: 90;refresher=uac", "a=sendrecv");
      hangUp(caller);
    }
  }

  @Test
  void isTransferredWhenTheCallerAsksForIt() throws IOException {
    try (TestCaller caller = caller("+12025550103");
        TestAudio audio = new TestAudio(Codec.PCMU)) {
      // Given
      answered(caller, audio);

      // When
      caller.refer("sip:human@example.com");

      // Then
      caller.await("202 ");
      String notify = caller.await("NOTIFY ");
      caller.ok(notify);
      assertThat(notify)
          .contains("Event: refer", "Subscription-State: terminated", "SIP/2.0 200 OK");
      assertThat(onlyCall().transferredTo()).isEqualTo("sip:human@example.com");
      hangUp(caller);
    }
  }

  private TestCaller caller(String number) throws IOException {
    return new TestCaller(carrier.sipAddress(), number);
  }

  /** Places the call and returns the phone's RTP port. */
  private static int answered(TestCaller caller, TestAudio audio) throws IOException {
    caller.invite(audio.offer());
    caller.await("180 Ringing");
    String answer = caller.await("200 OK");
    caller.ack();
    return TestAudio.port(answer);
  }

  private static void hangUp(TestCaller caller) throws IOException {
    caller.send("BYE", "");
    caller.await("200 OK");
  }

  private PhoneCall onlyCall() {
    assertThat(carrier.calls()).hasSize(1);
    return carrier.calls().getFirst();
  }

  private static long voicedFrames(TestAudio audio) {
    return audio.received().stream().filter(TalkingPhoneIT::isVoiced).count();
  }

  private static boolean isVoiced(Packet packet) {
    return Ear.isAudible(packet.frame());
  }
}
