package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.dialer.AttemptJournal.Told;
import io.outdial.events.AttemptEvent.AttemptAnswered;
import io.outdial.events.AttemptEvent.AttemptEnded;
import io.outdial.events.AttemptEvent.AttemptRinging;
import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.Cdr;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EndedReason;
import io.outdial.events.SettingsEvent.SipTransport;
import io.outdial.events.session.BridgeMessage;
import io.outdial.events.session.DialerMessage;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An attempt against real SIP peers (SIPp) and a real WebSocket. */
@Timeout(90)
class OutboundCallIT {

  private DialerBench bench;

  @BeforeAll
  static void sipp() {
    Sipp.mustBeInstalled();
  }

  @BeforeEach
  void start() {
    bench = new DialerBench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aPersonWhoAnswersAndHangsUpIsAFinishedCall() throws Exception {
    try (var phone = Sipp.answering("callee-hangs-up")) {
      // Given
      bench.trunk(phone.port());

      // When
      DialRequested dial = bench.dial();

      // Then
      assertThat(bench.journal.next(AttemptStarted.class).callId()).isEqualTo(dial.callId());
      assertThat(bench.bridge.next(DialerMessage.Open.class).order()).isEqualTo(dial.order());
      bench.journal.next(AttemptRinging.class);
      var answered = bench.journal.next(AttemptAnswered.class);
      var remote = bench.bridge.next(DialerMessage.RemoteDescription.class);
      assertThat(remote.early()).isFalse();
      assertThat(remote.sdp()).contains("m=audio 40000 RTP/AVP 0");
      assertThat(bench.bridge.next(DialerMessage.Answered.class).at().toEpochMilli())
          .isEqualTo(answered.at().toEpochMilli());
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.FINISHED);
      assertThat(cdr.sipStatus()).isEqualTo(200);
      assertThat(cdr.trunk()).isEqualTo("trunk1");
      assertThat(cdr.hangupReason()).isNull();
      assertThat(cdr.answeredAt()).isEqualTo(answered.at());
      assertThat(
              new Instant[] {
                cdr.startedAt(), cdr.invitedAt(), cdr.ringingAt(), cdr.answeredAt(), cdr.endedAt()
              })
          .isSorted();
      assertThat(cdr.tryingAt()).isBetween(cdr.invitedAt(), cdr.ringingAt());
      bench.bridge.next(DialerMessage.Close.class);
      bench.bridge.assertSessionEnded();
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SipTransport.class,
      names = {"UDP", "TCP"})
  void theEngineHangsUpAndThePersonGetsABye(SipTransport transport) throws Exception {
    String socket = transport == SipTransport.TCP ? "t1" : "u1";
    try (var phone = Sipp.answering("answers", "-t", socket)) {
      // Given
      bench.trunk(phone.port(), transport, 30, 10);
      bench.dial();
      answered();

      // When
      bench.bridge.say(new BridgeMessage.HangUp(EndedReason.FINISHED, "goal reached"));

      // Then
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.FINISHED);
      assertThat(cdr.hangupReason()).isEqualTo("goal reached");
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aHangupByApiWhileTalkingSendsBye() throws Exception {
    try (var phone = Sipp.answering("answers")) {
      // Given
      bench.trunk(phone.port());
      DialRequested dial = bench.dial();
      answered();

      // When
      bench.calls.hangUp(dial.callId());

      // Then
      assertThat(ended().reason()).isEqualTo(EndedReason.HANGUP);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "486, BUSY",
    "600, BUSY",
    "480, NO_ANSWER",
    "404, UNREACHABLE",
    "484, UNREACHABLE",
    "603, REJECTED",
    "403, REJECTED",
    "302, UNREACHABLE",
    "488, MEDIA_FAILED",
    "503, TRUNK_FAILED",
    "499, TRUNK_FAILED"
  })
  void aRefusalEndsTheAttemptAsItsStatusSays(int status, EndedReason reason) throws Exception {
    try (var phone = Sipp.refusing("refuses", status)) {
      // Given
      bench.trunk(phone.port());

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(reason);
      assertThat(cdr.sipStatus()).isEqualTo(status);
      assertThat(cdr.answeredAt()).isNull();
      assertThat(cdr.durationSec()).isZero();
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aTrunkThatAnswers503MakesTheNextTrunkRing() throws Exception {
    try (var broken = Sipp.refusing("refuses", 503);
        var working = Sipp.answering("callee-hangs-up")) {
      // Given
      bench.trunk(broken.port()).trunk(working.port());

      // When
      bench.dial();

      // Then
      answered();
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.FINISHED);
      assertThat(cdr.trunk()).isEqualTo("trunk2");
      broken.assertPlayed();
      working.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void afterAPhoneRangNoOtherTrunkIsTried() throws Exception {
    try (var broken = Sipp.refusing("rings-then-refuses", 503);
        var other = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      bench.trunk(broken.port()).trunk(other.getLocalPort());

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      bench.journal.next(AttemptRinging.class);
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.UNREACHABLE);
      assertThat(cdr.sipStatus()).isEqualTo(503);
      broken.assertPlayed();
      leavesNothing();
      assertThat(heard(other, 200)).isFalse();
    }
  }

  @Test
  void nobodyAnswersInTimeSoTheRingingIsCancelled() throws Exception {
    try (var phone = Sipp.answering("rings-until-cancelled")) {
      // Given
      bench.trunk(phone.port(), SipTransport.UDP, 1, 10);

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      bench.journal.next(AttemptRinging.class);
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.NO_ANSWER);
      assertThat(cdr.sipStatus()).isEqualTo(487);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aHangupByApiWhileRingingSendsCancel() throws Exception {
    try (var phone = Sipp.answering("rings-until-cancelled")) {
      // Given
      bench.trunk(phone.port());
      DialRequested dial = bench.dial();
      ringing();

      // When
      bench.calls.hangUp(dial.callId());

      // Then
      assertThat(ended().reason()).isEqualTo(EndedReason.HANGUP);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void anEngineThatFailsWhileThePhoneRingsCancels() throws Exception {
    try (var phone = Sipp.answering("rings-until-cancelled")) {
      // Given
      bench.trunk(phone.port());
      bench.dial();
      ringing();

      // When
      bench.bridge.say(new BridgeMessage.HangUp(EndedReason.ENGINE_FAILED, null));

      // Then
      assertThat(ended().reason()).isEqualTo(EndedReason.ENGINE_FAILED);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aSessionLostWhileThePhoneRingsCancels() throws Exception {
    try (var phone = Sipp.answering("rings-until-cancelled")) {
      // Given
      bench.trunk(phone.port());
      bench.dial();
      ringing();

      // When
      bench.bridge.dropSession();

      // Then
      assertThat(ended().reason()).isEqualTo(EndedReason.MEDIA_FAILED);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aSessionLostWhileTalkingSendsBye() throws Exception {
    try (var phone = Sipp.answering("answers")) {
      // Given
      bench.trunk(phone.port());
      bench.dial();
      answered();

      // When
      bench.bridge.dropSession();

      // Then
      assertThat(ended().reason()).isEqualTo(EndedReason.MEDIA_FAILED);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void anAnswerThatCrossesTheCancelIsHungUpAndStaysNoAnswer() throws Exception {
    try (var phone = Sipp.answering("answer-crosses-cancel")) {
      // Given
      bench.trunk(phone.port(), SipTransport.UDP, 1, 10);

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      bench.journal.next(AttemptRinging.class);
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.NO_ANSWER);
      assertThat(cdr.answeredAt()).isNull();
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"challenges-401", "challenges-401-without-qop", "challenges-407"})
  void aTrunkThatChallengesIsShownThePassword(String scenario) throws Exception {
    try (var phone = Sipp.answering(scenario)) {
      // Given
      bench.trunk(phone.port());
      bench.dial();
      bench.journal.next(AttemptStarted.class);
      bench.journal.next(AttemptAnswered.class);

      // When
      bench.bridge.say(new BridgeMessage.HangUp(EndedReason.FINISHED, null));

      // Then
      assertThat(ended().reason()).isEqualTo(EndedReason.FINISHED);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aTrunkThatRefusesThePasswordIsAskedOnlyTwice() throws Exception {
    try (var phone = Sipp.answering("challenges-forever")) {
      // Given
      bench.trunk(phone.port());

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.TRUNK_FAILED);
      assertThat(cdr.sipStatus()).isEqualTo(401);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void earlyMediaReachesTheBridgeBeforeTheAnswer() throws Exception {
    try (var phone = Sipp.answering("early-media")) {
      // Given
      bench.trunk(phone.port());

      // When
      bench.dial();

      // Then
      answered();
      bench.bridge.next(DialerMessage.Open.class);
      assertThat(bench.bridge.next(DialerMessage.RemoteDescription.class).early()).isTrue();
      assertThat(bench.bridge.next(DialerMessage.RemoteDescription.class).early()).isFalse();
      bench.bridge.next(DialerMessage.Answered.class);
      bench.bridge.say(new BridgeMessage.HangUp(EndedReason.MAX_SECONDS, null));
      assertThat(ended().reason()).isEqualTo(EndedReason.MAX_SECONDS);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void anSdpThatCameOnlyEarlyCountsForTheAnswerToo() throws Exception {
    try (var phone = Sipp.answering("early-media-only")) {
      // Given
      bench.trunk(phone.port());

      // When
      bench.dial();

      // Then
      answered();
      bench.bridge.next(DialerMessage.Open.class);
      String early = bench.bridge.next(DialerMessage.RemoteDescription.class).sdp();
      assertThat(bench.bridge.next(DialerMessage.RemoteDescription.class))
          .isEqualTo(new DialerMessage.RemoteDescription(early, false));
      bench.bridge.say(new BridgeMessage.HangUp(EndedReason.FINISHED, null));
      ended();
      phone.assertPlayed();
    }
  }

  @Test
  void anAnswerWithoutAnySdpIsHungUp() throws Exception {
    try (var phone = Sipp.answering("answers-without-sdp")) {
      // Given
      bench.trunk(phone.port());

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      assertThat(ended().reason()).isEqualTo(EndedReason.MEDIA_FAILED);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void theCallEndsItselfWhenTheBridgeForgetsToEndIt() throws Exception {
    try (var phone = Sipp.answering("answers")) {
      // Given
      bench.orderOf(1).trunk(phone.port());

      // When
      bench.dial();

      // Then
      answered();
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.MAX_SECONDS);
      assertThat(cdr.durationSec()).isBetween(3, 6);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aSecondPhoneThatAnswersIsHungUpAndTheFirstGoesOn() throws Exception {
    try (var phones = Sipp.answering("forked")) {
      // Given
      bench.trunk(phones.port());

      // When
      bench.dial();

      // Then
      answered();
      phones.assertPlayed();
      assertThat(ended().reason()).isEqualTo(EndedReason.FINISHED);
      leavesNothing();
    }
  }

  /** In Java, since SIPp takes the second ACK, which must equal the first, for a repetition. */
  @Test
  void aRepeated200IsAcknowledgedAgain() throws Exception {
    try (var phone = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      bench.trunk(phone.getLocalPort());
      DialRequested dial = bench.dial();
      DatagramPacket invite = receive(phone);
      byte[] answer = answerTo(text(invite), phone.getLocalPort());
      phone.send(new DatagramPacket(answer, answer.length, invite.getSocketAddress()));
      String acknowledged = receiveText(phone, "ACK");

      // When
      phone.send(new DatagramPacket(answer, answer.length, invite.getSocketAddress()));

      // Then
      assertThat(receiveText(phone, "ACK")).isEqualTo(acknowledged);
      bench.calls.hangUp(dial.callId());
      receiveText(phone, "BYE");
    }
  }

  private static byte[] answerTo(String invite, int port) {
    String headers =
        invite
            .lines()
            .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq):.*"))
            .map(line -> line.startsWith("To:") ? line + ";tag=phone" : line)
            .collect(Collectors.joining("\r\n"));
    String sdp = "v=0\r\nm=audio 40000 RTP/AVP 0\r\n";
    return ("SIP/2.0 200 OK\r\n%s\r\nContact: <sip:phone@127.0.0.1:%d>\r\n"
            + "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s")
        .formatted(headers, port, sdp.length(), sdp)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String receiveText(DatagramSocket socket, String method) throws Exception {
    while (true) {
      String text = text(receive(socket));
      if (text.startsWith(method)) {
        return text;
      }
    }
  }

  private static DatagramPacket receive(DatagramSocket socket) throws Exception {
    socket.setSoTimeout(20_000);
    var packet = new DatagramPacket(new byte[4096], 4096);
    socket.receive(packet);
    return packet;
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void anotherSdpWithinTheCallReachesTheBridge() throws Exception {
    try (var phone = Sipp.answering("holds")) {
      // Given
      bench.trunk(phone.port());

      // When
      bench.dial();

      // Then
      answered();
      bench.bridge.next(DialerMessage.Open.class);
      bench.bridge.next(DialerMessage.RemoteDescription.class);
      bench.bridge.next(DialerMessage.Answered.class);
      assertThat(bench.bridge.next(DialerMessage.RemoteDescription.class).sdp())
          .contains("m=audio 40002");
      bench.bridge.say(new BridgeMessage.HangUp(EndedReason.FINISHED, null));
      ended();
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void requestsWithinTheCallAreAnsweredAsTheRfcSays() throws Exception {
    try (var phone = Sipp.answering("asks-in-dialog")) {
      // Given
      bench.trunk(phone.port());

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      bench.journal.next(AttemptAnswered.class);
      phone.assertPlayed();
      assertThat(ended().reason()).isEqualTo(EndedReason.FINISHED);
      leavesNothing();
    }
  }

  @Test
  void aSilentTrunkIsLeftForTheNextAndHearsTheInviteNoMore() throws Exception {
    try (var silent = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        var working = Sipp.answering("callee-hangs-up")) {
      // Given
      bench.trunk(silent.getLocalPort()).trunk(working.port());

      // When
      bench.dial();

      // Then
      answered();
      assertThat(ended().trunk()).isEqualTo("trunk2");
      working.assertPlayed();
      drain(silent);
      assertThat(heard(silent, 5_000)).as("retransmissions").isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"answers-late", "answers-too-late"})
  void whatComesOfATrunkThatWasLeftIsEndedAtOnce(String scenario) throws Exception {
    try (var slow = Sipp.answering(scenario);
        var working = Sipp.answering("answers")) {
      // Given
      bench.trunk(slow.port()).trunk(working.port());

      // When
      bench.dial();

      // Then
      answered();
      slow.assertPlayed();
      bench.bridge.say(new BridgeMessage.HangUp(EndedReason.FINISHED, null));
      Cdr cdr = ended();
      assertThat(cdr.reason()).isEqualTo(EndedReason.FINISHED);
      assertThat(cdr.trunk()).isEqualTo("trunk2");
      working.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void aTrunkThatTalksGarbageIsATrunkThatFailed() throws Exception {
    try (var trunk = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      bench.trunk(trunk.getLocalPort());
      Thread.ofVirtual().start(() -> answerWithGarbage(trunk));

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      assertThat(ended().reason()).isEqualTo(EndedReason.TRUNK_FAILED);
    }
  }

  @Test
  void aTrunkThatCannotBeReachedIsATrunkThatFailed() throws Exception {
    // Given
    bench.trunk(Sipp.freePort(), SipTransport.TCP, 30, 10);

    // When
    bench.dial();

    // Then
    bench.journal.next(AttemptStarted.class);
    Cdr cdr = ended();
    assertThat(cdr.reason()).isEqualTo(EndedReason.TRUNK_FAILED);
    assertThat(cdr.sipStatus()).isNull();
    leavesNothing();
  }

  @Test
  void aFullTrunkIsPassedOver() throws Exception {
    try (var working = Sipp.answering("callee-hangs-up")) {
      // Given
      bench.trunk(Sipp.freePort(), SipTransport.UDP, 30, 0).trunk(working.port());

      // When
      bench.dial();

      // Then
      answered();
      assertThat(ended().trunk()).isEqualTo("trunk2");
      working.assertPlayed();
    }
  }

  @Test
  void withoutARouteNothingIsDialled() throws Exception {
    // When
    bench.dial();

    // Then
    bench.journal.next(AttemptStarted.class);
    Cdr cdr = ended();
    assertThat(cdr.reason()).isEqualTo(EndedReason.NO_ROUTE);
    assertThat(cdr.trunk()).isNull();
    assertThat(cdr.invitedAt()).isNull();
    leavesNothing();
  }

  @Test
  void afterDialBeforeNoInviteLeaves() throws Exception {
    try (var trunk = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      bench.trunk(trunk.getLocalPort());

      // When
      bench.dial(Instant.now().minusMillis(1));

      // Then
      bench.journal.next(AttemptStarted.class);
      assertThat(ended().reason()).isEqualTo(EndedReason.EXPIRED);
      leavesNothing();
      assertThat(heard(trunk, 200)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Told.class,
      names = {"UNKNOWN", "REFUSED"})
  void whenItCannotBeToldThatItStartsNothingIsDialled(Told told) throws Exception {
    try (var trunk = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      bench.trunk(trunk.getLocalPort());
      bench.journal.answerStarts(told);

      // When
      bench.dial();

      // Then
      bench.assertIdle();
      assertThat(heard(trunk, 200)).isFalse();
      assertThat(bench.tally.notStarted().sum()).isOne();
      if (told == Told.UNKNOWN) {
        assertThat(ended().reason()).isEqualTo(EndedReason.EXPIRED);
      }
      bench.journal.assertNothingMore();
    }
  }

  @Test
  void aBridgeThatOffersNothingIsMediaFailedAndNothingIsDialled() throws Exception {
    try (var trunk = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      bench.trunk(trunk.getLocalPort());
      bench.bridge.offerNothing();

      // When
      bench.dial();

      // Then
      bench.journal.next(AttemptStarted.class);
      assertThat(ended().reason()).isEqualTo(EndedReason.MEDIA_FAILED);
      leavesNothing();
      assertThat(heard(trunk, 200)).isFalse();
    }
  }

  @Test
  void aBridgeThatIsAwayIsMediaFailed() throws Exception {
    // Given
    bench.trunk(Sipp.freePort());
    bench.bridge.close();

    // When
    bench.dial();

    // Then
    bench.journal.next(AttemptStarted.class);
    assertThat(ended().reason()).isEqualTo(EndedReason.MEDIA_FAILED);
  }

  @Test
  void aHangupThatCameBeforeTheDialRequestStillEndsTheCall() throws Exception {
    try (var trunk = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
      // Given
      bench.trunk(trunk.getLocalPort());

      // When
      bench.dialAfterHangup();

      // Then
      bench.journal.next(AttemptStarted.class);
      assertThat(ended().reason()).isEqualTo(EndedReason.HANGUP);
      assertThat(heard(trunk, 200)).isFalse();
    }
  }

  @Test
  void whatIsLeftAtTheEndOfTheDrainIsHungUp() throws Exception {
    try (var phone = Sipp.answering("answers")) {
      // Given
      bench.trunk(phone.port());
      bench.dial();
      answered();

      // When
      bench.calls.endAll();

      // Then
      assertThat(ended().reason()).isEqualTo(EndedReason.MEDIA_FAILED);
      phone.assertPlayed();
      leavesNothing();
    }
  }

  @Test
  void strangersGetAShortAnswer() throws Exception {
    try (var stranger = Sipp.calling("stranger", bench.sip.port())) {
      stranger.assertPlayed();
    }
    assertThat(bench.sip.counts().strangers().sum()).isPositive();
    leavesNothing();
  }

  private void ringing() throws InterruptedException {
    bench.journal.next(AttemptStarted.class);
    bench.journal.next(AttemptRinging.class);
  }

  private void answered() throws InterruptedException {
    ringing();
    bench.journal.next(AttemptAnswered.class);
  }

  private Cdr ended() throws InterruptedException {
    return bench.journal.next(AttemptEnded.class).cdr();
  }

  private void leavesNothing() {
    bench.assertIdle();
    bench.journal.assertNothingMore();
  }

  private static boolean heard(DatagramSocket socket, int limitMs) throws Exception {
    socket.setSoTimeout(limitMs);
    try {
      socket.receive(new DatagramPacket(new byte[4096], 4096));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static void drain(DatagramSocket socket) throws Exception {
    while (heard(socket, 10)) {
      continue;
    }
  }

  private static void answerWithGarbage(DatagramSocket socket) {
    try {
      var packet = new DatagramPacket(new byte[4096], 4096);
      socket.receive(packet);
      for (String garbage : new String[] {"\0\1\2", "SIP/2.0 200", "SIP/2.0 180 OK\r\n\r\n", "x"}) {
        byte[] bytes = garbage.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
