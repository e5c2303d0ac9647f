package io.outdial.events.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.EventId;
import io.outdial.events.SettingsEvent.RouteSaved;
import io.outdial.events.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table holds the last word of each key, and one tenant does not see another's. */
class SettingsTest {

  private static final TenantId A = new TenantId("a.example");
  private static final TenantId B = new TenantId("b.example");

  private final Settings settings = new Settings();

  @Test
  void theLastWordOfAKeyHolds() {
    // Given
    settings.save(route(A, "all", "+"));

    // When
    settings.save(route(A, "all", "+1"));

    // Then
    assertThat(settings.routes(A)).extracting(RouteSaved::prefix).containsExactly("+1");
  }

  @Test
  void aTombstoneRemoves() {
    // Given
    settings.save(route(A, "all", "+"));

    // When
    settings.remove(route(A, "all", "+").key());

    // Then
    assertThat(settings.routes(A)).isEmpty();
  }

  @Test
  void noTenantSeesAnothers() {
    // Given
    settings.save(route(A, "all", "+"));

    // Then
    assertThat(settings.routes(B)).isEmpty();
    assertThat(settings.trunk(B, "all")).isEmpty();
    assertThat(settings.tenant(B)).isEmpty();
  }

  private static RouteSaved route(TenantId tenant, String name, String prefix) {
    return new RouteSaved(
        EventId.next(), Instant.EPOCH, tenant, name, prefix, 1, List.of("carrier"), 0, "");
  }
}
