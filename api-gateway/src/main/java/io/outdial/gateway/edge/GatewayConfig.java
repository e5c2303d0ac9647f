package io.outdial.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** What the gateway is told at its start, and every bound that it keeps. */
@ConfigMapping(prefix = "outdial")
public interface GatewayConfig {

  /** The folder of the tenant files, {@code *.yaml}. */
  Path tenants();

  /** How often that folder is looked at. */
  @WithDefault("2s")
  Duration tenantsPoll();

  /** How long the settings topic may take to be read or written before it is tried again. */
  @WithDefault("10s")
  Duration settingsLimit();

  /** The transcript store's base URL. */
  URI storeUrl();

  /** How long the store may take to answer. */
  @WithDefault("5s")
  Duration storeLimit();

  /** How long a transcript that a call's status promises is waited for. */
  @WithDefault("3s")
  Duration transcriptPatience();

  /** The secret that services show each other. */
  String serviceToken();

  Sealing sealing();

  /** How large a request's body may be. */
  @WithDefault("65536")
  int bodyBytesMax();

  /** How large {@code systemPrompt} may be, in UTF-8. */
  @WithDefault("32768")
  int promptBytesMax();

  /** How far ahead a call may be scheduled. */
  @WithDefault("365d")
  Duration scheduleAheadMax();

  /** How long an access token is good for. */
  @WithDefault("1h")
  Duration tokenLifetime();

  Login login();

  /** The keyset files. */
  interface Sealing {
    Path bridgePublic();

    Path dialerPublic();

    Path dispatcherPublic();

    Path gatewayPublic();

    Path gatewayPrivate();
  }

  /** The limit on login attempts of one client address. */
  interface Login {
    @WithDefault("10")
    int attemptsMax();

    @WithDefault("1m")
    Duration window();

    /** How many addresses are remembered. */
    @WithDefault("10000")
    int addressesMax();
  }
}
