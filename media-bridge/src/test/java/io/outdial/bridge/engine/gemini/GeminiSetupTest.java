package io.outdial.bridge.engine.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.bridge.engine.EngineOrder;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiSetupTest {

  private static final EngineOrder.Tool TOOL =
      new EngineOrder.Tool("hangup", "Ends the call.", "reason", "Why.");

  @Test
  void theDefaultModelGetsExactlyTheseKeys() throws Exception {
    assertThat(setup("gemini-3.8-live"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"setup":{
                      "model":"models/gemini-3.8-live",
                      "generationConfig":{
                        "responseModalities":["AUDIO"],
                        "speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}},
                      "systemInstruction":{"parts":[{"text":"You are ACME."}]},
                      "tools":[{"functionDeclarations":[{
                        "name":"hangup","description":"Ends the call.","behavior":"BLOCKING",
                        "parameters":{"type":"OBJECT",
                          "properties":{"reason":{"type":"STRING","description":"Why."}},
                          "required":["reason"]}}]}],
                      "realtimeInputConfig":{"automaticActivityDetection":{
                        "startOfSpeechSensitivity":"START_SENSITIVITY_LOW",
                        "prefixPaddingMs":100,"silenceDurationMs":600}},
                      "inputAudioTranscription":{},
                      "outputAudioTranscription":{},
                      "sessionResumption":{},
                      "contextWindowCompression":{"slidingWindow":{}}}}
                    """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          gemini-2.5-flash-native-audio-preview-12-2025 | {"thinkingBudget":0}    | -
          gemini-live-2.5-flash-native-audio            | {"thinkingBudget":0}    | -
          gemini-3.1-flash-live-preview                 | -                       | -
          gemini-3.8-live                               | -                       | BLOCKING
          gemini-3.8-live-extended-thinking             | {"thinkingLevel":"low"} | NON_BLOCKING
          models/gemini-3.8-live                        | -                       | BLOCKING
          gemini-9-live                                 | -                       | -
          """)
  void eachFamilyGetsOnlyWhatItAllows(String model, String thinking, String behavior)
      throws Exception {
    // When
    JsonNode setup = setup(model).path("setup");

    // Then
    JsonNode config = setup.path("generationConfig").get("thinkingConfig");
    JsonNode tool = setup.at("/tools/0/functionDeclarations/0");
    assertThat(config == null ? null : config.toString()).isEqualTo(thinking);
    assertThat(tool.hasNonNull("behavior") ? tool.get("behavior").asText() : null)
        .isEqualTo(behavior);
    assertThat(setup.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "model",
            "generationConfig",
            "systemInstruction",
            "tools",
            "realtimeInputConfig",
            "inputAudioTranscription",
            "outputAudioTranscription",
            "sessionResumption",
            "contextWindowCompression");
    assertThat(setup.path("model").asText()).startsWith("models/gemini");
  }

  private static JsonNode setup(String model) {
    return GeminiSetup.of(
        new EngineOrder(
            URI.create("wss://engine.example"), model, "Kore", "You are ACME.", List.of(TOOL)));
  }
}
