package io.outdial.gateway.tenants;

import io.outdial.events.EventId;
import io.outdial.events.SettingsEvent;
import io.outdial.events.SettingsEvent.RouteSaved;
import io.outdial.events.SettingsEvent.TenantSaved;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.SettingsEvent.WebhookSaved;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.SealContext;
import io.outdial.gateway.tenants.Tenant.Route;
import io.outdial.gateway.tenants.Tenant.Trunk;
import io.outdial.gateway.tenants.Tenant.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tenants as entries of the settings topic. Trunk passwords are sealed to the dialers, webhook
 * secrets to the dispatchers; users, API keys and prompts stay with the gateway.
 */
public final class TenantSettings {

  private final Seal toDialers;
  private final Seal toDispatchers;

  public TenantSettings(Seal toDialers, Seal toDispatchers) {
    this.toDialers = toDialers;
    this.toDispatchers = toDispatchers;
  }

  /** Every entry that the topic shall hold: whatever else it holds is to be removed. */
  public List<SettingsEvent> of(Tenants tenants, Instant at) {
    return tenants.all().stream().flatMap(tenant -> entries(tenant, at)).toList();
  }

  private Stream<SettingsEvent> entries(Tenant tenant, Instant at) {
    return Stream.of(
            Stream.of(tenantSaved(tenant, at)),
            tenant.trunks().stream().map(trunk -> trunkSaved(tenant.id(), trunk, at)),
            tenant.routes().stream().map(route -> routeSaved(tenant.id(), route, at)),
            tenant.webhooks().stream().map(webhook -> webhookSaved(tenant.id(), webhook, at)))
        .flatMap(entries -> entries);
  }

  private static SettingsEvent tenantSaved(Tenant tenant, Instant at) {
    return new TenantSaved(
        EventId.next(),
        at,
        tenant.id(),
        tenant.engine(),
        tenant.transcription(),
        tenant.transferTargets());
  }

  private SettingsEvent trunkSaved(TenantId tenant, Trunk trunk, Instant at) {
    String password = trunk.password();
    return new TrunkSaved(
        EventId.next(),
        at,
        tenant,
        trunk.name(),
        trunk.host(),
        trunk.port(),
        trunk.transport(),
        trunk.username(),
        password == null
            ? null
            : toDialers.seal(password, SealContext.trunkPassword(tenant, trunk.name())),
        trunk.callerId(),
        trunk.callsMax(),
        trunk.ringTimeoutSec());
  }

  private static SettingsEvent routeSaved(TenantId tenant, Route route, Instant at) {
    return new RouteSaved(
        EventId.next(),
        at,
        tenant,
        route.name(),
        route.prefix(),
        route.order(),
        route.trunks(),
        route.strip(),
        route.prepend());
  }

  private SettingsEvent webhookSaved(TenantId tenant, Webhook webhook, Instant at) {
    return new WebhookSaved(
        EventId.next(),
        at,
        tenant,
        webhook.name(),
        webhook.url(),
        webhook.events(),
        toDispatchers.seal(webhook.secret(), SealContext.webhookSecret(tenant, webhook.name())));
  }
}
