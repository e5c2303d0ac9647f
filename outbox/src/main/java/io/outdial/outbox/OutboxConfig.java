package io.outdial.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of outbox and inbox; each key has the prefix {@code outdial.outbox}. */
@ConfigMapping(prefix = "outdial.outbox")
public interface OutboxConfig {

  /** How many events are published at a time. */
  @WithDefault("500")
  int batchSize();

  /** How often the table is looked at when nothing says that it has grown. */
  @WithDefault("1s")
  Duration pollInterval();

  /** How long Kafka may take to acknowledge an event before the batch is tried again. */
  @WithDefault("10s")
  Duration publishLimit();

  /** How long an event that cannot be applied is tried again before its channel fails. */
  @WithDefault("1h")
  Duration applyLimit();

  /** The first and the longest gap between two such tries. */
  @WithDefault("100ms")
  Duration applyRetryMin();

  @WithDefault("5s")
  Duration applyRetryMax();

  /** How long an applied event is remembered: longer than Kafka may redeliver it. */
  @WithDefault("7d")
  Duration inboxRetention();
}
