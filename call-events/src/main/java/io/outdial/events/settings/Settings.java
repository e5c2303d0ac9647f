package io.outdial.events.settings;

import io.outdial.events.SettingsEvent;
import io.outdial.events.SettingsEvent.RouteSaved;
import io.outdial.events.SettingsEvent.TenantSaved;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.SettingsEvent.WebhookSaved;
import io.outdial.events.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Tenants' settings as they stand now. Safe for use by any thread. */
public final class Settings {

  private final Map<String, SettingsEvent> entries = new ConcurrentHashMap<>();

  /** Puts an entry under its key. */
  public void save(SettingsEvent entry) {
    entries.put(entry.key(), entry);
  }

  /** Takes the entry of that key out, if there is one. */
  public void remove(String key) {
    entries.remove(key);
  }

  /** The keys of all entries. */
  public Set<String> keys() {
    return Set.copyOf(entries.keySet());
  }

  public Optional<TenantSaved> tenant(TenantId tenant) {
    return of(tenant, TenantSaved.class).findFirst();
  }

  public Optional<TrunkSaved> trunk(TenantId tenant, String name) {
    return of(tenant, TrunkSaved.class).filter(t -> t.name().equals(name)).findFirst();
  }

  public List<TrunkSaved> trunks() {
    return entries.values().stream()
        .filter(TrunkSaved.class::isInstance)
        .map(TrunkSaved.class::cast)
        .toList();
  }

  public List<RouteSaved> routes(TenantId tenant) {
    return of(tenant, RouteSaved.class).toList();
  }

  public List<WebhookSaved> webhooks(TenantId tenant) {
    return of(tenant, WebhookSaved.class).toList();
  }

  private <E extends SettingsEvent> Stream<E> of(TenantId tenant, Class<E> kind) {
    return entries.values().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(entry -> entry.tenant().equals(tenant));
  }
}
