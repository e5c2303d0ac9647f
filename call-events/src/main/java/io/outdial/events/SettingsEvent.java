package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.outdial.events.sealing.Sealed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topic {@code outdial.settings}, compacted: what tenants configured, written by the gateway. A
 * null value (tombstone) removes the entry of that key. Secrets are sealed to those who need them.
 */
public sealed interface SettingsEvent extends Event {

  TenantId tenant();

  /**
   * @param transferTargets whom the engine may transfer a call to
   */
  @JsonTypeName("tenant.saved")
  record TenantSaved(
      EventId eventId,
      Instant at,
      TenantId tenant,
      EngineSettings engine,
      boolean transcription,
      List<String> transferTargets)
      implements SettingsEvent {
    @Override
    public String key() {
      return SettingsEvent.keyOf(tenant, "tenant", "");
    }
  }

  /**
   * The tenant's voice engine.
   *
   * @param provider {@code gemini-live}
   * @param url the engine's base URL: scheme, host, port
   */
  record EngineSettings(String provider, URI url, String model, String voice, String language) {}

  /**
   * A SIP account or peer at a carrier.
   *
   * @param host the carrier's host name or address
   * @param username for digest authentication, null for a peer that trusts our address
   * @param password sealed to the dialers
   * @param callerId the user part of From; null: the username
   * @param callsMax calls at a time
   * @param ringTimeoutSec how long the phone may ring
   */
  @JsonTypeName("trunk.saved")
  record TrunkSaved(
      EventId eventId,
      Instant at,
      TenantId tenant,
      String name,
      String host,
      int port,
      SipTransport transport,
      @Nullable String username,
      @Nullable Sealed password,
      @Nullable String callerId,
      int callsMax,
      int ringTimeoutSec)
      implements SettingsEvent {
    @Override
    public String key() {
      return SettingsEvent.keyOf(tenant, "trunk", name);
    }
  }

  /** How a trunk is reached. */
  enum SipTransport {
    UDP,
    TCP,
    TLS
  }

  /**
   * A rule that maps a dialled number to trunks. The longest prefix wins, then the lower order.
   *
   * @param prefix of the number in E.164 form, {@code +} for all
   * @param trunks by name, tried in this order
   * @param strip how many characters to take off the number's start
   * @param prepend what to put in their place
   */
  @JsonTypeName("route.saved")
  record RouteSaved(
      EventId eventId,
      Instant at,
      TenantId tenant,
      String name,
      String prefix,
      int order,
      List<String> trunks,
      int strip,
      String prepend)
      implements SettingsEvent {
    @Override
    public String key() {
      return SettingsEvent.keyOf(tenant, "route", name);
    }
  }

  /**
   * @param events the event types that it wants; {@code *} for all
   * @param secret sealed to the dispatchers
   */
  @JsonTypeName("webhook.saved")
  record WebhookSaved(
      EventId eventId,
      Instant at,
      TenantId tenant,
      String name,
      URI url,
      List<String> events,
      Sealed secret)
      implements SettingsEvent {
    @Override
    public String key() {
      return SettingsEvent.keyOf(tenant, "webhook", name);
    }
  }

  private static String keyOf(TenantId tenant, String kind, String name) {
    return tenant.host() + "|" + kind + "|" + name;
  }
}
