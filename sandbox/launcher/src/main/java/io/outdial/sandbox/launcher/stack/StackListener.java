package io.outdial.sandbox.launcher.stack;

import java.time.Duration;

/** Is told how a stack comes up. Called by several threads. */
@FunctionalInterface
public interface StackListener {

  /**
   * A part serves.
   *
   * @param part {@code broker}, {@code database}, {@code voiceEngine}, or a service's module
   * @param took from its own start on
   */
  void ready(String part, Duration took);
}
