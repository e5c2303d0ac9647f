package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.EventId;
import io.outdial.events.PhoneNumber;
import io.outdial.events.SettingsEvent.RouteSaved;
import io.outdial.events.SettingsEvent.SipTransport;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.TenantId;
import io.outdial.events.settings.Settings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {

  private static final TenantId TENANT = new TenantId("phone.example.com");
  private static final TenantId OTHER = new TenantId("other.example.com");
  private static final PhoneNumber LONDON = new PhoneNumber("+442071838750");

  private final Settings settings = new Settings();

  @BeforeEach
  void trunks() {
    List.of("alpha", "beta", "gamma")
        .forEach(name -> settings.save(trunk(TENANT, name, null, null)));
  }

  @Test
  void theLongestPrefixWins() {
    // Given
    settings.save(route(TENANT, "all", "+", 1, "alpha"));
    settings.save(route(TENANT, "britain", "+44", 9, "beta"));

    // When
    List<Hop> hops = Routing.hops(settings, TENANT, LONDON);

    // Then
    assertThat(hops).extracting(hop -> hop.trunk().name()).containsExactly("beta");
  }

  @Test
  void ofEqualPrefixesTheLowerOrderWins() {
    // Given
    settings.save(route(TENANT, "second", "+44", 20, "alpha"));
    settings.save(route(TENANT, "first", "+44", 10, "gamma"));

    // When
    List<Hop> hops = Routing.hops(settings, TENANT, LONDON);

    // Then
    assertThat(hops).extracting(hop -> hop.trunk().name()).containsExactly("gamma");
  }

  @Test
  void trunksAreTriedInTheRoutesOrderAndMissingOnesAreLeftOut() {
    // Given
    settings.save(route(TENANT, "all", "+", 1, "gamma", "deleted", "alpha"));

    // When
    List<Hop> hops = Routing.hops(settings, TENANT, LONDON);

    // Then
    assertThat(hops).extracting(hop -> hop.trunk().name()).containsExactly("gamma", "alpha");
  }

  @Test
  void noRouteLeadsToTheNumber() {
    // Given
    settings.save(route(TENANT, "america", "+1", 1, "alpha"));

    // When
    List<Hop> hops = Routing.hops(settings, TENANT, LONDON);

    // Then
    assertThat(hops).isEmpty();
  }

  @Test
  void anotherTenantsRoutesAndTrunksAreNotUsed() {
    // Given
    settings.save(trunk(OTHER, "theirs", null, null));
    settings.save(route(OTHER, "all", "+44", 1, "theirs"));
    settings.save(route(TENANT, "all", "+", 1, "theirs", "alpha"));

    // When
    List<Hop> hops = Routing.hops(settings, TENANT, LONDON);

    // Then
    assertThat(hops).extracting(hop -> hop.trunk().name()).containsExactly("alpha");
  }

  @Test
  void stripAndPrependMakeTheNumberThatIsDialled() {
    // Given
    settings.save(
        new RouteSaved(
            EventId.next(), Instant.EPOCH, TENANT, "uk", "+44", 1, List.of("alpha"), 3, "0"));

    // When
    List<Hop> hops = Routing.hops(settings, TENANT, LONDON);

    // Then
    assertThat(hops).extracting(Hop::number).containsExactly("02071838750");
  }

  @Test
  void strippingMoreThanThereIsLeavesThePrependedPart() {
    // Given
    settings.save(
        new RouteSaved(
            EventId.next(), Instant.EPOCH, TENANT, "uk", "+44", 1, List.of("alpha"), 99, "100"));

    // When
    List<Hop> hops = Routing.hops(settings, TENANT, LONDON);

    // Then
    assertThat(hops).extracting(Hop::number).containsExactly("100");
  }

  @Test
  void theCallerIdStandsInFromElseTheUsername() {
    assertThat(new Hop(trunk(TENANT, "a", "user", "+1202"), "1").fromUser()).isEqualTo("+1202");
    assertThat(new Hop(trunk(TENANT, "a", "user", null), "1").fromUser()).isEqualTo("user");
    assertThat(new Hop(trunk(TENANT, "a", null, null), "1").fromUser()).isEqualTo("anonymous");
  }

  private static TrunkSaved trunk(TenantId tenant, String name, String username, String callerId) {
    return new TrunkSaved(
        EventId.next(),
        Instant.EPOCH,
        tenant,
        name,
        "127.0.0.1",
        5060,
        SipTransport.UDP,
        username,
        null,
        callerId,
        10,
        30);
  }

  private static RouteSaved route(
      TenantId tenant, String name, String prefix, int order, String... trunks) {
    return new RouteSaved(
        EventId.next(), Instant.EPOCH, tenant, name, prefix, order, List.of(trunks), 0, "");
  }
}
