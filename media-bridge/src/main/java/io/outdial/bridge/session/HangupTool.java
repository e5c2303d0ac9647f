package io.outdial.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bridge.engine.EngineOrder;
import org.jspecify.annotations.Nullable;

/** The tool by which an engine ends the call: {@code hangup(reason)}. */
final class HangupTool {

  static final String NAME = "hangup";

  static final EngineOrder.Tool DECLARATION =
      new EngineOrder.Tool(
          NAME,
          "Ends the phone call. Say goodbye first, then call this.",
          "reason",
          "Why the call ends, in a few words.");

  private static final int REASON_CHARACTERS_MAX = 200;

  private HangupTool() {}

  /** What the engine gave as its reason, if it gave any. */
  static @Nullable String reason(JsonNode arguments) {
    String reason = arguments.path("reason").asText().strip();
    return reason.isEmpty()
        ? null
        : reason.substring(0, Math.min(reason.length(), REASON_CHARACTERS_MAX));
  }

  static JsonNode accepted() {
    return JsonNodeFactory.instance.objectNode().put("output", "The call ends now.");
  }

  static JsonNode unknown() {
    return JsonNodeFactory.instance.objectNode().put("error", "There is no such tool.");
  }
}
