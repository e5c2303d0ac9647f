package io.outdial.bridge.engine.gemini;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bridge.engine.EngineOrder;

/**
 * The first message of a connection (ai.google.dev/api/live, {@code BidiGenerateContentSetup}), by
 * the rules of the model's family. Language is left to the instructions: native audio models choose
 * it themselves.
 */
final class GeminiSetup {

  // Telephone lines echo and hiss: a sensitive start would let the model interrupt itself.
  private static final String START_SENSITIVITY = "START_SENSITIVITY_LOW";
  private static final int PREFIX_PADDING_MS = 100;
  private static final int SILENCE_DURATION_MS = 600;

  private final EngineOrder order;
  private final GeminiFamily family;

  private GeminiSetup(EngineOrder order) {
    this.order = order;
    this.family = GeminiFamily.of(order.model());
  }

  static ObjectNode of(EngineOrder order) {
    ObjectNode message = object();
    message.set("setup", new GeminiSetup(order).setup());
    return message;
  }

  private ObjectNode setup() {
    ObjectNode setup = object();
    String model = order.model();
    setup.put("model", model.startsWith("models/") ? model : "models/" + model);
    setup.set("generationConfig", generation());
    setup
        .putObject("systemInstruction")
        .putArray("parts")
        .addObject()
        .put("text", order.instructions());
    if (!order.tools().isEmpty()) {
      addTools(setup);
    }
    setup
        .putObject("realtimeInputConfig")
        .putObject("automaticActivityDetection")
        .put("startOfSpeechSensitivity", START_SENSITIVITY)
        .put("prefixPaddingMs", PREFIX_PADDING_MS)
        .put("silenceDurationMs", SILENCE_DURATION_MS);
    setup.putObject("inputAudioTranscription");
    setup.putObject("outputAudioTranscription");
    setup.putObject("sessionResumption");
    setup.putObject("contextWindowCompression").putObject("slidingWindow");
    return setup;
  }

  private ObjectNode generation() {
    ObjectNode generation = object();
    generation.putArray("responseModalities").add("AUDIO");
    generation
        .putObject("speechConfig")
        .putObject("voiceConfig")
        .putObject("prebuiltVoiceConfig")
        .put("voiceName", order.voice());
    switch (family) {
      // A person on the phone waits for the answer: as little thought as the family allows.
      case NATIVE_AUDIO_2_5 -> generation.putObject("thinkingConfig").put("thinkingBudget", 0);
      case LIVE_3_8_EXTENDED_THINKING ->
          generation.putObject("thinkingConfig").put("thinkingLevel", "low");
      case FLASH_LIVE_3_1, LIVE_3_8, UNKNOWN -> {}
    }
    return generation;
  }

  private void addTools(ObjectNode setup) {
    var declarations = setup.putArray("tools").addObject().putArray("functionDeclarations");
    for (EngineOrder.Tool tool : order.tools()) {
      ObjectNode declaration = declarations.addObject();
      declaration.put("name", tool.name()).put("description", tool.description());
      family.toolBehavior().ifPresent(behavior -> declaration.put("behavior", behavior));
      ObjectNode parameters = declaration.putObject("parameters").put("type", "OBJECT");
      parameters
          .putObject("properties")
          .putObject(tool.argument())
          .put("type", "STRING")
          .put("description", tool.argumentMeaning());
      parameters.putArray("required").add(tool.argument());
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
