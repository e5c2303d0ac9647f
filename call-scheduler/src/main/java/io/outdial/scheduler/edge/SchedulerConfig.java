package io.outdial.scheduler.edge;

import io.outdial.scheduler.calls.Rules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Everything that can be set, under the prefix {@code outdial}. */
@ConfigMapping(prefix = "outdial")
public interface SchedulerConfig {

  /** The length of one "minute" of an order's {@code retryDelayMinutes}; shorter in tests only. */
  @WithDefault("1m")
  Duration retryDelayUnit();

  /** How long after an offer to the dialers the INVITE may still leave. */
  @WithDefault("10s")
  Duration dialWindow();

  /** How far the clocks of dialers and schedulers may be apart. */
  @WithDefault("2s")
  Duration clockTolerance();

  /** How long a dialer may be silent, while all is read, before its calls count as lost. */
  @WithDefault("30s")
  Duration dialerGoneAfter();

  /** How long after its due time an attempt that nobody dialed is given up. */
  @WithDefault("1h")
  Duration expireAfter();

  /**
   * How long a call may be with a dialer beside its {@code maxSeconds}, from its dispatch, before
   * it ends as {@code outcome-unknown}, though the dialer lives: far longer than a phone may ring.
   */
  @WithDefault("15m")
  Duration overdueAfter();

  /** How many due calls are dispatched in one transaction. */
  @WithDefault("200")
  int dueBatch();

  /** How often due calls are looked for when no timer and no other call of this replica says so. */
  @WithDefault("1s")
  Duration duePoll();

  /** How often offers that ended, silent dialers and overdue calls are looked for. */
  @WithDefault("1s")
  Duration watchPoll();

  /** How many calls are looked after at a time by that. */
  @WithDefault("500")
  int watchBatch();

  /** How long reading the attempts topic up to its end may take before it counts as unreadable. */
  @WithDefault("10s")
  Duration readLimit();

  /** How often, meanwhile, it is asked whether the end is reached. */
  @WithDefault("200ms")
  Duration readPoll();

  /** How long ended calls, and dialers that are gone, are remembered. */
  @WithDefault("7d")
  Duration keepEnded();

  /** How many ended calls are deleted in one transaction. */
  @WithDefault("5000")
  int forgetBatch();

  /** How often calls are counted for the metrics. */
  @WithDefault("30s")
  Duration countPoll();

  default Rules rules() {
    return new Rules(dialWindow(), retryDelayUnit(), expireAfter(), overdueAfter());
  }
}
