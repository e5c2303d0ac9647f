package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.EventId;
import io.outdial.events.SettingsEvent.SipTransport;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrunkSlotsTest {

  private final TrunkSlots slots = new TrunkSlots();

  @Test
  void aFullTrunkTakesNoMoreUntilAPlaceIsGivenBack() {
    // Given
    var first = slots.tryTake(trunk("a", 2)).orElseThrow();
    assertThat(slots.tryTake(trunk("a", 2))).isPresent();

    // When
    boolean third = slots.tryTake(trunk("a", 2)).isPresent();
    first.close();
    boolean afterwards = slots.tryTake(trunk("a", 2)).isPresent();

    // Then
    assertThat(third).isFalse();
    assertThat(afterwards).isTrue();
  }

  @Test
  void aPlaceGivenBackTwiceCountsOnce() {
    // Given
    assertThat(slots.tryTake(trunk("a", 2))).isPresent();
    var second = slots.tryTake(trunk("a", 2)).orElseThrow();

    // When
    second.close();
    second.close();

    // Then
    assertThat(slots.tryTake(trunk("a", 2))).isPresent();
    assertThat(slots.tryTake(trunk("a", 2))).isEmpty();
  }

  @Test
  void trunksDoNotShareTheirPlacesAndZeroMeansNone() {
    assertThat(slots.tryTake(trunk("a", 1))).isPresent();

    assertThat(slots.tryTake(trunk("b", 1))).isPresent();
    assertThat(slots.tryTake(trunk("c", 0))).isEmpty();
  }

  private static TrunkSaved trunk(String name, int callsMax) {
    return new TrunkSaved(
        EventId.next(),
        Instant.EPOCH,
        new TenantId("phone.example.com"),
        name,
        "127.0.0.1",
        5060,
        SipTransport.UDP,
        null,
        null,
        null,
        callsMax,
        30);
  }
}
