package io.outdial.bridge.engine.gemini;

import java.util.Optional;

/**
 * Models that share rules about the setup message, whose schema is closed: a key that a family does
 * not know closes the connection.
 */
enum GeminiFamily {
  NATIVE_AUDIO_2_5(Optional.empty()),
  FLASH_LIVE_3_1(Optional.empty()),
  /** Its tools do not block unless told to. */
  LIVE_3_8(Optional.of("BLOCKING")),
  /** Refuses tools that block. */
  LIVE_3_8_EXTENDED_THINKING(Optional.of("NON_BLOCKING")),
  /** A model that we do not know: only what all families accept. */
  UNKNOWN(Optional.empty());

  private final Optional<String> toolBehavior;

  GeminiFamily(Optional<String> toolBehavior) {
    this.toolBehavior = toolBehavior;
  }

  static GeminiFamily of(String model) {
    if (model.contains("3.8-live-extended-thinking")) {
      return LIVE_3_8_EXTENDED_THINKING;
    }
    if (model.contains("3.8-live")) {
      return LIVE_3_8;
    }
    if (model.contains("3.1-flash-live")) {
      return FLASH_LIVE_3_1;
    }
    return model.contains("2.5-flash-native-audio") ? NATIVE_AUDIO_2_5 : UNKNOWN;
  }

  /** The value of a function declaration's {@code behavior}; empty if the key is left out. */
  Optional<String> toolBehavior() {
    return toolBehavior;
  }
}
