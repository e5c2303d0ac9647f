package io.outdial.sandbox.voice.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.sandbox.voice.wire.Shape.Arr;
import io.outdial.sandbox.voice.wire.Shape.Dictionary;
import io.outdial.sandbox.voice.wire.Shape.Lazy;
import io.outdial.sandbox.voice.wire.Shape.Leaf;
import io.outdial.sandbox.voice.wire.Shape.Obj;
import io.outdial.sandbox.voice.wire.Shape.OneOf;
import java.util.Map;
import java.util.Set;

/** The four messages of BidiGenerateContent that a client may send, key by key. */
final class Shapes {

  private static final Shape STRING = new Leaf(JsonNode::isTextual);
  private static final Shape BOOL = new Leaf(JsonNode::isBoolean);
  private static final Shape NUMBER = new Leaf(JsonNode::isNumber);
  private static final Shape INT = new Leaf(JsonNode::isIntegralNumber);
  private static final Shape INT64 = new Leaf(Shapes::isInt64);
  private static final Shape FREE = new Leaf(JsonNode::isObject);
  private static final Shape ANY = new Leaf(value -> true);
  private static final Shape EMPTY = new Obj(Map.of());

  private static final Shape BLOB = new Obj(Map.of("data", STRING, "mimeType", STRING));
  private static final Shape PART =
      new Obj(Map.of("text", STRING, "inlineData", BLOB, "thought", BOOL));
  private static final Shape CONTENT = new Obj(Map.of("parts", new Arr(PART), "role", STRING));

  private static final Shape SCHEMA = new Lazy(Shapes::schema);

  private static final Shape FUNCTION =
      new Obj(
          Map.of(
              "name", STRING,
              "description", STRING,
              "parameters", SCHEMA,
              "parametersJsonSchema", FREE,
              "response", SCHEMA,
              "responseJsonSchema", FREE,
              "behavior", oneOf("UNSPECIFIED", "BLOCKING", "NON_BLOCKING")));
  private static final Shape TOOL =
      new Obj(Map.of("functionDeclarations", new Arr(FUNCTION), "googleSearch", EMPTY));

  private static final Shape SPEECH =
      new Obj(
          Map.of(
              "voiceConfig",
              new Obj(Map.of("prebuiltVoiceConfig", new Obj(Map.of("voiceName", STRING)))),
              "languageCode",
              STRING));
  private static final Shape THINKING =
      new Obj(
          Map.of(
              "thinkingBudget", INT,
              "includeThoughts", BOOL,
              "thinkingLevel",
                  oneOf("MINIMAL", "LOW", "MEDIUM", "HIGH", "minimal", "low", "medium", "high")));
  private static final Shape GENERATION =
      new Obj(
          Map.ofEntries(
              Map.entry("candidateCount", INT),
              Map.entry("maxOutputTokens", INT),
              Map.entry("temperature", NUMBER),
              Map.entry("topP", NUMBER),
              Map.entry("topK", NUMBER),
              Map.entry("presencePenalty", NUMBER),
              Map.entry("frequencyPenalty", NUMBER),
              Map.entry("seed", INT),
              Map.entry("responseModalities", new Arr(oneOf("TEXT", "AUDIO", "IMAGE", "VIDEO"))),
              Map.entry("speechConfig", SPEECH),
              Map.entry(
                  "mediaResolution",
                  oneOf(
                      "MEDIA_RESOLUTION_LOW", "MEDIA_RESOLUTION_MEDIUM", "MEDIA_RESOLUTION_HIGH")),
              Map.entry("thinkingConfig", THINKING),
              Map.entry("enableAffectiveDialog", BOOL)));

  private static final Shape ACTIVITY =
      new Obj(
          Map.of(
              "disabled", BOOL,
              "startOfSpeechSensitivity", oneOf("START_SENSITIVITY_HIGH", "START_SENSITIVITY_LOW"),
              "endOfSpeechSensitivity", oneOf("END_SENSITIVITY_HIGH", "END_SENSITIVITY_LOW"),
              "prefixPaddingMs", INT,
              "silenceDurationMs", INT));
  private static final Shape REALTIME_CONFIG =
      new Obj(
          Map.of(
              "automaticActivityDetection", ACTIVITY,
              "activityHandling", oneOf("START_OF_ACTIVITY_INTERRUPTS", "NO_INTERRUPTION"),
              "turnCoverage",
                  oneOf(
                      "TURN_INCLUDES_ONLY_ACTIVITY",
                      "TURN_INCLUDES_ALL_INPUT",
                      "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO")));

  private static final Shape SETUP =
      new Obj(
          Map.ofEntries(
              Map.entry("model", STRING),
              Map.entry("generationConfig", GENERATION),
              Map.entry("systemInstruction", CONTENT),
              Map.entry("tools", new Arr(TOOL)),
              Map.entry("realtimeInputConfig", REALTIME_CONFIG),
              Map.entry("inputAudioTranscription", EMPTY),
              Map.entry("outputAudioTranscription", EMPTY),
              Map.entry("sessionResumption", new Obj(Map.of("handle", STRING))),
              Map.entry(
                  "contextWindowCompression",
                  new Obj(
                      Map.of(
                          "triggerTokens",
                          INT64,
                          "slidingWindow",
                          new Obj(Map.of("targetTokens", INT64))))),
              Map.entry("historyConfig", new Obj(Map.of("initialHistoryInClientContent", BOOL))),
              Map.entry("proactivity", new Obj(Map.of("proactiveAudio", BOOL)))));

  private static final Shape REALTIME_INPUT =
      new Obj(
          Map.of(
              "audio", BLOB,
              "text", STRING,
              "audioStreamEnd", BOOL,
              "activityStart", EMPTY,
              "activityEnd", EMPTY));
  private static final Shape CLIENT_CONTENT =
      new Obj(Map.of("turns", new Arr(CONTENT), "turnComplete", BOOL));
  private static final Shape TOOL_RESPONSE =
      new Obj(
          Map.of(
              "functionResponses",
              new Arr(
                  new Obj(
                      Map.of(
                          "id", STRING,
                          "name", STRING,
                          "response", FREE,
                          "scheduling", oneOf("SILENT", "WHEN_IDLE", "INTERRUPT"),
                          "willContinue", BOOL)))));

  /** Any message of a client. */
  static final Shape MESSAGE =
      new Obj(
          Map.of(
              "setup", SETUP,
              "realtimeInput", REALTIME_INPUT,
              "clientContent", CLIENT_CONTENT,
              "toolResponse", TOOL_RESPONSE));

  private Shapes() {}

  /** The subset of OpenAPI in which tools describe their parameters. */
  private static Shape schema() {
    return new Obj(
        Map.ofEntries(
            Map.entry(
                "type", oneOf("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL")),
            Map.entry("format", STRING),
            Map.entry("title", STRING),
            Map.entry("description", STRING),
            Map.entry("nullable", BOOL),
            Map.entry("enum", new Arr(STRING)),
            Map.entry("items", SCHEMA),
            Map.entry("minItems", INT64),
            Map.entry("maxItems", INT64),
            Map.entry("properties", new Dictionary(SCHEMA)),
            Map.entry("required", new Arr(STRING)),
            Map.entry("propertyOrdering", new Arr(STRING)),
            Map.entry("minimum", NUMBER),
            Map.entry("maximum", NUMBER),
            Map.entry("minLength", INT64),
            Map.entry("maxLength", INT64),
            Map.entry("pattern", STRING),
            Map.entry("anyOf", new Arr(SCHEMA)),
            Map.entry("default", ANY),
            Map.entry("example", ANY)));
  }

  private static Shape oneOf(String... names) {
    return new OneOf(Set.of(names));
  }

  private static boolean isInt64(JsonNode value) {
    return value.isIntegralNumber()
        || (value.isTextual() && value.textValue().matches("\\d{1,18}"));
  }
}
