package io.outdial.sandbox.voice.wire;

import java.util.Arrays;
import java.util.Optional;

/** The live models of November 2026, and what each family allows in a setup. */
enum LiveModel {
  GEMINI_3_8("gemini-3.8-live"),
  GEMINI_3_8_THINKING("gemini-3.8-live-extended-thinking"),
  GEMINI_3_1("gemini-3.1-flash-live-preview"),
  GEMINI_2_5("gemini-2.5-flash-native-audio-preview-12-2025");

  private static final String PREFIX = "models/";

  private final String id;

  LiveModel(String id) {
    this.id = id;
  }

  static Optional<LiveModel> named(String name) {
    return Arrays.stream(values()).filter(model -> name.equals(PREFIX + model.id)).findFirst();
  }

  /** 2.5 counts tokens of thought; the 3.x name levels; 3.8 does not think. */
  boolean takesThinkingBudget() {
    return this == GEMINI_2_5;
  }

  boolean takesThinkingLevel(String level) {
    return switch (this) {
      case GEMINI_2_5, GEMINI_3_8 -> false;
      case GEMINI_3_1 -> true;
      case GEMINI_3_8_THINKING -> !level.equalsIgnoreCase("minimal");
    };
  }

  boolean takesThinkingConfig() {
    return this != GEMINI_3_8;
  }

  /** Whether a declaration may carry this behavior; 3.1 does not know the key. */
  boolean takesBehavior(String behavior) {
    return switch (this) {
      case GEMINI_2_5, GEMINI_3_8 -> true;
      case GEMINI_3_1 -> false;
      case GEMINI_3_8_THINKING -> !behavior.equals("BLOCKING");
    };
  }

  boolean blocksByDefault() {
    return this == GEMINI_2_5 || this == GEMINI_3_1;
  }

  /** Always on in 3.8, an extra of v1alpha in 2.5, and unknown to 3.1. */
  boolean takesProactiveAudio(boolean wanted) {
    return wanted && (this == GEMINI_3_8 || this == GEMINI_3_8_THINKING);
  }

  /** Whether a reply may name its scheduling. */
  boolean takesScheduling() {
    return this == GEMINI_2_5 || this == GEMINI_3_8;
  }

  /** 3.1 takes it for seeding history only. */
  boolean takesContentMidSession() {
    return this != GEMINI_3_1;
  }
}
