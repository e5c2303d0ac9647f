package io.outdial.dispatcher.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The dispatcher's settings; each key has the prefix {@code outdial}. */
@ConfigMapping(prefix = "outdial")
public interface DispatcherConfig {

  /** The secret that siblings know each other by. */
  String serviceToken();

  /** The transcript store: scheme, host, port. */
  URI storeUrl();

  Sealing sealing();

  Webhooks webhooks();

  Emails emails();

  /** When a failed delivery is attempted again; after the last delay it has failed for good. */
  @WithDefault("5s,30s,2m,10m,30m,1h,3h,6h")
  List<Duration> retryDelays();

  /** How often due deliveries are looked for when nothing says that there are any. */
  @WithDefault("5s")
  Duration pollInterval();

  /** How long a claimed delivery is a process's own: at least two attempts' time. */
  @WithDefault("2m")
  Duration lease();

  /** How long the first events wait for the tenants' settings before their channel fails. */
  @WithDefault("60s")
  Duration settingsLimit();

  /** How long the end of what is under way is waited for at a stop. */
  @WithDefault("12s")
  Duration drainLimit();

  /** How long finished deliveries are kept. */
  @WithDefault("30d")
  Duration retention();

  /** Where the keys of sealed secrets are. */
  interface Sealing {

    /** The file with the dispatchers' private keyset. */
    Path dispatcherPrivate();
  }

  /** The bounds of webhooks. */
  interface Webhooks {

    /** Attempts at a time. */
    @WithDefault("256")
    int parallelMax();

    /** Attempts at a time to one webhook, so that one that hangs leaves room for the others. */
    @WithDefault("32")
    int perReceiverMax();

    /** How long a receiver may take to answer. */
    @WithDefault("10s")
    Duration timeout();
  }

  /** The bounds of e-mails. */
  interface Emails {

    /** E-mails sent at a time. */
    @WithDefault("8")
    int parallelMax();

    /** How long fetching the transcript and sending may take. */
    @WithDefault("30s")
    Duration timeout();

    /** How long an e-mail waits for the call's transcript. */
    @WithDefault("60s")
    Duration transcriptLimit();
  }
}
