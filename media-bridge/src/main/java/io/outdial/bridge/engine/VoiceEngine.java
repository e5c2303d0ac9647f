package io.outdial.bridge.engine;

import java.util.function.Consumer;

/** A kind of speech-to-speech engine. */
public interface VoiceEngine {

  /**
   * Connects and primes; returns when the engine is ready to speak and listen.
   *
   * @param events told in order, one at a time; may block, and the engine then waits
   * @throws EngineException if the engine refuses, or is not ready in time
   */
  EngineSession connect(EngineOrder order, EngineKey key, Consumer<EngineEvent> events)
      throws EngineException, InterruptedException;
}
