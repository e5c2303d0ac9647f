package io.outdial.sandbox.voice;

import java.net.URI;
import java.util.Set;

/**
 * One engine for all tests of a JVM: MaryTTS is configured once per JVM, and loading takes time.
 */
public final class RunningEngine {

  private static final VoiceEngine ENGINE = VoiceEngine.start(0, Set.of("good-key", "other-key"));

  private RunningEngine() {}

  public static URI address() {
    return ENGINE.address();
  }
}
