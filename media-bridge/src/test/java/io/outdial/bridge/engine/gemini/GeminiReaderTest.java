package io.outdial.bridge.engine.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineEvent.AgentText;
import io.outdial.bridge.engine.EngineEvent.Audio;
import io.outdial.bridge.engine.EngineEvent.GenerationComplete;
import io.outdial.bridge.engine.EngineEvent.GoingAway;
import io.outdial.bridge.engine.EngineEvent.Interrupted;
import io.outdial.bridge.engine.EngineEvent.Ready;
import io.outdial.bridge.engine.EngineEvent.ToolCall;
import io.outdial.bridge.engine.EngineEvent.ToolCallCancelled;
import io.outdial.bridge.engine.EngineEvent.TurnComplete;
import io.outdial.bridge.engine.EngineEvent.UserText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiReaderTest {

  @Test
  void oneMessageMayCarryEverythingAtOnce() {
    // When
    List<EngineEvent> events =
        read(
            """
            {"serverContent":{
              "turnComplete":true,"generationComplete":true,"interrupted":true,
              "inputTranscription":{"text":" Hi"},"outputTranscription":{"text":"Sure, "},
              "modelTurn":{"role":"model","parts":[
                {"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AQI="}}]}},
             "usageMetadata":{"totalTokenCount":3},"newField":{"x":1}}
            """);

    // Then
    assertThat(events)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new Audio(new byte[] {1, 2}, 24_000),
            new AgentText("Sure, "),
            new UserText(" Hi"),
            new Interrupted(),
            new GenerationComplete(),
            new TurnComplete());
  }

  @Test
  void theOtherMessagesAreKnown() {
    assertThat(read("{\n  \"setupComplete\": {}\n}\n")).containsExactly(new Ready());
    assertThat(read("{\"goAway\":{\"timeLeft\":\"50s\"}}")).containsExactly(new GoingAway());
    assertThat(read("{\"toolCallCancellation\":{\"ids\":[\"a\",\"b\"]}}"))
        .containsExactly(new ToolCallCancelled(List.of("a", "b")));
    assertThat(read("{\"sessionResumptionUpdate\":{}}")).isEmpty();
  }

  @Test
  void toolCallsComeWithOrWithoutArguments() {
    // When
    List<EngineEvent> events =
        read(
            """
            {"toolCall":{"functionCalls":[
              {"id":"1","name":"hangup","args":{"reason":"done"}},{"id":"2","name":"other"}]}}
            """);

    // Then
    assertThat(events).hasSize(2);
    assertThat(((ToolCall) events.get(0)).arguments().path("reason").asText()).isEqualTo("done");
    assertThat(((ToolCall) events.get(1)).arguments()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "audio/pcm, 24000",
    "audio/pcm;rate=16000, 16000",
    "audio/pcm;rate=x, 24000",
    "audio/pcm;rate=-8000, 24000",
    "audio/pcm;rate=11025, 24000"
  })
  void aMissingOrOddRateIsTheUsualOne(String mimeType, int rate) {
    assertThat(read(part("\"inlineData\":{\"mimeType\":\"" + mimeType + "\",\"data\":\"AQI=\"}")))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(new Audio(new byte[] {1, 2}, rate));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\":\"thinking\",\"thought\":true",
        "\"text\":\"aside\"",
        "\"executableCode\":{\"code\":\"x\"}",
        "\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQI=\"}",
        "\"thought\":true,\"inlineData\":{\"mimeType\":\"audio/pcm\",\"data\":\"AQI=\"}"
      })
  void whatIsNotSpeechIsNotPlayed(String part) {
    assertThat(read(part(part))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "17",
        "[]",
        "{",
        "garbage",
        "{\"serverContent\":[1]}",
        "{\"serverContent\":{\"modelTurn\":{\"parts\":{\"a\":1}}}}",
        "{\"toolCall\":null}"
      })
  void garbageIsNothing(String message) {
    assertThat(read(message)).isEmpty();
  }

  @Test
  void aBrokenBase64TakesTheWholeMessageWithIt() {
    assertThat(read(part("\"inlineData\":{\"mimeType\":\"audio/pcm\",\"data\":\"*\"}"))).isEmpty();
  }

  private static String part(String fields) {
    return "{\"serverContent\":{\"modelTurn\":{\"parts\":[{" + fields + "}]}}}";
  }

  private static List<EngineEvent> read(String message) {
    return GeminiReader.read(message.getBytes(StandardCharsets.UTF_8));
  }
}
