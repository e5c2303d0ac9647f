package io.outdial.events.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.EndedReason;
import io.outdial.events.PhoneNumber;
import io.outdial.events.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What dialer and bridge say arrives as it was said. */
class SessionCodecTest {

  private static final Instant NOON = Instant.parse("2026-06-23T12:00:00.123Z");

  @Test
  void everyDialerMessageArrives() {
    // Given
    var order =
        new CallOrder(
            new PhoneNumber("+12025550100"),
            "R",
            "a@b.example",
            "p",
            "m",
            "v",
            "en-US",
            60,
            0,
            5,
            NOON,
            true);
    List<DialerMessage> said =
        List.of(
            new DialerMessage.Open(
                new TenantId("a.example"), new CallId("oac-0123456789ab"), 1, order),
            new DialerMessage.RemoteDescription("v=0\r\n", true),
            new DialerMessage.Answered(NOON),
            new DialerMessage.Close());

    // When
    List<DialerMessage> heard =
        said.stream()
            .map(SessionCodec::encode)
            .flatMap(text -> SessionCodec.dialerMessage(text).stream())
            .toList();

    // Then
    assertThat(heard).isEqualTo(said);
    assertThat(said).hasSize(DialerMessage.class.getPermittedSubclasses().length);
  }

  @Test
  void everyBridgeMessageArrives() {
    // Given
    List<BridgeMessage> said =
        List.of(
            new BridgeMessage.LocalDescription("v=0\r\n"),
            new BridgeMessage.EngineReady(),
            new BridgeMessage.HangUp(EndedReason.FINISHED, "confirmed"),
            new BridgeMessage.Closed());

    // When
    List<BridgeMessage> heard =
        said.stream()
            .map(SessionCodec::encode)
            .flatMap(text -> SessionCodec.bridgeMessage(text).stream())
            .toList();

    // Then
    assertThat(heard).isEqualTo(said);
    assertThat(said).hasSize(BridgeMessage.class.getPermittedSubclasses().length);
  }

  @Test
  void garbageAndLaterMessagesAreNothing() {
    assertThat(SessionCodec.bridgeMessage("")).isEmpty();
    assertThat(SessionCodec.bridgeMessage("{}")).isEmpty();
    assertThat(SessionCodec.bridgeMessage("null")).isEmpty();
    assertThat(SessionCodec.dialerMessage("{\"type\":\"paint\"}")).isEmpty();
  }
}
