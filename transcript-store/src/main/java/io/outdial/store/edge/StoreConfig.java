package io.outdial.store.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The store's settings; each key has the prefix {@code outdial}. */
@ConfigMapping(prefix = "outdial")
public interface StoreConfig {

  /** The secret that siblings present as a bearer token. */
  String serviceToken();

  /** How long a finished call's transcript waits for turns that are missing. */
  @WithDefault("10s")
  Duration grace();

  /** How often transcripts whose grace is over are looked for. */
  @WithDefault("1s")
  Duration sweepInterval();

  /** How many of them are saved at a time. */
  @WithDefault("100")
  int overdueBatch();

  /** How many turns of an attempt are kept. */
  @WithDefault("2000")
  int turnsMax();

  /** How many tool calls of an attempt are kept. */
  @WithDefault("500")
  int toolCallsMax();

  /** How many characters of a turn, or of a tool's JSON, are kept. */
  @WithDefault("20000")
  int textMaxChars();
}
