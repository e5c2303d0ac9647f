package io.outdial.dialer;

import io.outdial.events.PhoneNumber;
import io.outdial.events.SettingsEvent.RouteSaved;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.TenantId;
import io.outdial.events.settings.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From a number to the trunks that lead to it. One route wins, by the longest prefix and then the
 * lowest order; its trunks are tried in its order, and no other route is.
 */
final class Routing {

  private static final Comparator<RouteSaved> BEST_FIRST =
      Comparator.comparingInt((RouteSaved route) -> -route.prefix().length())
          .thenComparingInt(RouteSaved::order)
          .thenComparing(RouteSaved::name);

  private Routing() {}

  /** The trunks to try, in order; none if no route leads to the number. */
  static List<Hop> hops(Settings settings, TenantId tenant, PhoneNumber number) {
    return best(settings.routes(tenant), number)
        .map(route -> hops(settings, route, number))
        .orElse(List.of());
  }

  private static Optional<RouteSaved> best(List<RouteSaved> routes, PhoneNumber number) {
    return routes.stream()
        .filter(route -> number.e164().startsWith(route.prefix()))
        .min(BEST_FIRST);
  }

  private static List<Hop> hops(Settings settings, RouteSaved route, PhoneNumber number) {
    String dialled = dialled(route, number);
    return route.trunks().stream()
        .map(name -> settings.trunk(route.tenant(), name))
        .flatMap(Optional<TrunkSaved>::stream)
        .map(trunk -> new Hop(trunk, dialled))
        .toList();
  }

  private static String dialled(RouteSaved route, PhoneNumber number) {
    int strip = Math.clamp(route.strip(), 0, number.e164().length());
    return route.prepend() + number.e164().substring(strip);
  }
}
