package io.outdial.sandbox.voice.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.sandbox.voice.wire.Setup.Activity;
import io.outdial.sandbox.voice.wire.Setup.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads a setup whose shape was checked, by the rules of its model's family. */
final class SetupReader {

  private static final int DEFAULT_SILENCE_MS = 600;
  private static final int DEFAULT_ONSET_MS = 100;
  private static final int MIN_ONSET_MS = 60;
  // A longer onset would swallow a whole "yes".
  private static final int MAX_ONSET_MS = 200;
  private static final int MIN_SILENCE_MS = 100;
  private static final int MAX_SILENCE_MS = 10_000;

  private static final Set<String> VOICES =
      Set.of(
          ("Zephyr Puck Charon Kore Fenrir Leda Orus Aoede Callirrhoe Autonoe Enceladus Iapetus"
                  + " Umbriel Algieba Despina Erinome Algenib Rasalgethi Laomedeia Achernar Alnilam"
                  + " Schedar Gacrux Pulcherrima Achird Zubenelgenubi Vindemiatrix Sadachbia"
                  + " Sadaltager Sulafat")
              .split(" "));

  private SetupReader() {}

  static Setup read(JsonNode setup) {
    var name = setup.path("model").asText();
    var model = LiveModel.named(name).orElseThrow(() -> unknownModel(name));
    checkGeneration(setup.path("generationConfig"), model);
    var proactive = setup.path("proactivity").path("proactiveAudio");
    require(proactive.isMissingNode() || model.takesProactiveAudio(proactive.booleanValue()));
    var realtime = setup.path("realtimeInputConfig");
    return new Setup(
        name,
        text(setup.path("systemInstruction")),
        tools(setup.path("tools"), model),
        activity(realtime.path("automaticActivityDetection")),
        !realtime.path("activityHandling").asText().equals("NO_INTERRUPTION"),
        setup.has("inputAudioTranscription"),
        setup.has("outputAudioTranscription"),
        setup.has("sessionResumption"),
        Optional.ofNullable(setup.path("sessionResumption").path("handle").textValue()),
        setup.path("historyConfig").path("initialHistoryInClientContent").asBoolean());
  }

  private static Violation unknownModel(String name) {
    return new Violation(
        1008,
        name + " is not found for API version v1beta, or is not supported for bidiGenerateContent");
  }

  private static void checkGeneration(JsonNode generation, LiveModel model) {
    var modalities = generation.path("responseModalities");
    require(
        modalities.isMissingNode()
            || (modalities.size() == 1 && modalities.get(0).asText().equals("AUDIO")));
    var speech = generation.path("speechConfig");
    var voice = speech.path("voiceConfig").path("prebuiltVoiceConfig").path("voiceName");
    require(voice.isMissingNode() || VOICES.contains(voice.asText()));
    require(!generation.has("enableAffectiveDialog"));
    if (generation.has("thinkingConfig")) {
      checkThinking(generation.path("thinkingConfig"), model);
    }
  }

  private static void checkThinking(JsonNode thinking, LiveModel model) {
    require(model.takesThinkingConfig());
    require(!thinking.has("thinkingBudget") || model.takesThinkingBudget());
    var level = thinking.path("thinkingLevel");
    require(level.isMissingNode() || model.takesThinkingLevel(level.asText()));
  }

  private static List<Tool> tools(JsonNode tools, LiveModel model) {
    var read = new ArrayList<Tool>();
    for (var tool : tools) {
      tool.path("functionDeclarations").forEach(function -> read.add(tool(function, model)));
    }
    require(read.stream().map(Tool::name).distinct().count() == read.size());
    return List.copyOf(read);
  }

  private static Tool tool(JsonNode function, LiveModel model) {
    var name = function.path("name").asText();
    require(name.matches("[A-Za-z_][A-Za-z0-9_:.-]{0,63}"));
    require(!(function.has("parameters") && function.has("parametersJsonSchema")));
    var behavior = function.path("behavior");
    require(behavior.isMissingNode() || model.takesBehavior(behavior.asText()));
    var parameters =
        function.path(function.has("parameters") ? "parameters" : "parametersJsonSchema");
    var properties = parameters.path("properties");
    var blocking = behavior.asText(model.blocksByDefault() ? "BLOCKING" : "").equals("BLOCKING");
    return new Tool(
        name,
        blocking,
        properties.properties().stream().map(java.util.Map.Entry::getKey).toList(),
        strings(properties.path("target").path("enum")));
  }

  private static List<String> strings(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Activity activity(JsonNode detection) {
    var silenceMs = detection.path("silenceDurationMs").asInt(DEFAULT_SILENCE_MS);
    var onsetMs = detection.path("prefixPaddingMs").asInt(DEFAULT_ONSET_MS);
    require(silenceMs >= 0 && silenceMs <= MAX_SILENCE_MS && onsetMs >= 0);
    return new Activity(
        detection.path("disabled").asBoolean(),
        !detection.path("startOfSpeechSensitivity").asText().equals("START_SENSITIVITY_LOW"),
        Math.clamp(onsetMs, MIN_ONSET_MS, MAX_ONSET_MS),
        Math.max(MIN_SILENCE_MS, silenceMs));
  }

  /** The words of a Content. */
  static String text(JsonNode content) {
    return StreamSupport.stream(content.path("parts").spliterator(), false)
        .map(part -> part.path("text").asText())
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw Violation.invalidArgument();
    }
  }
}
