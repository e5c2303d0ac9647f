package io.outdial.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.sandbox.voice.line.EngineClient;
import io.outdial.sandbox.voice.line.EngineClient.Closed;
import io.outdial.sandbox.voice.line.EngineClient.Frame;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client meets on the wire, in health and in sickness. */
@Execution(ExecutionMode.CONCURRENT)
class ProtocolIT {

  private static final String SETUP =
      """
      {"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{},
       "systemInstruction":{"parts":[{"text":"Call Alex about his appointment."}]},
       "sessionResumption":{%s}}}
      """;
  private static final String GREET = "{\"realtimeInput\":{\"text\":\"Greet the person.\"}}";

  @Test
  void badKeyIsToldAfterTheUpgrade() {
    try (var client = EngineClient.connectWithKey(RunningEngine.address(), "bad-key")) {
      assertThat(client.awaitClose())
          .isEqualTo(new Closed(1007, "API key not valid. Please pass a valid API key."));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"no-such-mode, 400", "http-429, 429", "http-503, 503"})
  void upgradeIsRefusedWhenTheModeIsUnknownOrSaysSo(String mode, int status) {
    assertThatThrownBy(() -> connect(mode))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .extracting(e -> ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode())
        .isEqualTo(status);
  }

  @Test
  void unknownKeyClosesTheSocketWithGooglesWords() {
    try (var client = connect("none")) {
      // When
      client.send("{\"setup\":{\"model\":\"models/gemini-3.8-live\",\"toolConfig\":{}}}");
      // Then
      assertThat(client.awaitClose())
          .isEqualTo(
              new Closed(
                  1007,
                  "Invalid JSON payload received. Unknown name \"toolConfig\" at 'setup':"
                      + " Cannot find field."));
    }
  }

  @Test
  void turnIsABurstOfBinaryFramesThatEndsWhenItHasBeenPlayed() {
    try (var client = setUp("none")) {
      // When
      var asked = System.nanoTime();
      client.send(GREET);
      client.await(message -> isFact(message, "generationComplete"));
      var generated = System.nanoTime();
      var end = client.await(message -> isFact(message, "turnComplete"));
      var played = System.nanoTime();
      var handle = client.await(message -> message.has("sessionResumptionUpdate"));
      // Then
      var audioNanos = client.audio().length * 1_000_000_000L / 24_000;
      assertThat(audioNanos).isGreaterThan(1_000_000_000L);
      assertThat(played - asked).isGreaterThanOrEqualTo(audioNanos);
      assertThat(generated - asked).isLessThan(played - asked);
      assertThat(end.at("/usageMetadata/responseTokenCount").asInt()).isPositive();
      assertThat(handle.at("/sessionResumptionUpdate/resumable").asBoolean()).isTrue();
      assertThat(client.frames()).noneMatch(Frame::text);
      assertThat(client.frames().getFirst().raw()).isEqualTo("{\n  \"setupComplete\": {}\n}\n");
    }
  }

  @Test
  void resumedSessionGoesOnWithoutAGreeting() {
    String handle;
    try (var client = setUp("none")) {
      client.send(GREET);
      handle =
          client
              .await(message -> message.at("/sessionResumptionUpdate/resumable").asBoolean())
              .at("/sessionResumptionUpdate/newHandle")
              .asText();
    }
    try (var resumed = connect("none")) {
      // When
      resumed.send(SETUP.formatted("\"handle\":\"" + handle + "\""));
      resumed.await(message -> message.has("setupComplete"));
      resumed.send("{\"realtimeInput\":{\"text\":\"yes\"}}");
      // Then
      assertThat(resumed.hearTurn()).startsWith("I am calling about your appointment.");
    }
  }

  @Test
  void unknownHandleClosesBeforeTheSetupIsComplete() {
    try (var client = connect("none")) {
      // When
      client.send(SETUP.formatted("\"handle\":\"gone\""));
      // Then
      assertThat(client.awaitClose().code()).isEqualTo(1008);
      assertThat(client.frames()).isEmpty();
    }
  }

  @Test
  void toolResultThatNobodyAskedForEndsTheConnection() {
    try (var client = setUp("none")) {
      // When
      client.send("{\"toolResponse\":{\"functionResponses\":[{\"id\":\"1\",\"response\":{}}]}}");
      // Then
      assertThat(client.awaitClose().code()).isEqualTo(1007);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "internal-mid-audio, 1011, Internal error encountered.",
    "abort, 1006, ''",
  })
  void connectionBreaksInTheMiddleOfAnAnswer(String mode, int code, String reason) {
    try (var client = setUp(mode)) {
      // When
      client.send(GREET);
      // Then
      var closed = client.awaitClose();
      assertThat(closed.code()).isEqualTo(code);
      assertThat(closed.reason()).startsWith(reason);
      assertThat(client.audio()).isNotEmpty();
    }
  }

  @Test
  void quotaIsToldInsteadOfSetupComplete() {
    try (var client = connect("quota")) {
      // When
      client.send(SETUP.formatted(""));
      // Then
      var closed = client.awaitClose();
      assertThat(closed.code()).isEqualTo(1011);
      assertThat(closed.reason()).contains("exceeded your current quota");
      assertThat(client.frames()).isEmpty();
    }
  }

  @Test
  void goAwayPrecedesTheEnd() {
    try (var client = setUp("goaway")) {
      assertThat(client.await(message -> message.has("goAway")).at("/goAway/timeLeft").asText())
          .isEqualTo("2s");
      assertThat(client.awaitClose().code()).isEqualTo(1011);
    }
  }

  @Test
  void framesMayLookDifferentAndMeanTheSame() {
    assertThat(greeting("text-frames")).allMatch(Frame::text);
    assertThat(greeting("fragmented")).anyMatch(frame -> frame.parts() > 1);
    assertThat(greeting("unknown-field")).allMatch(f -> f.json().has("xFutureExtension"));
    assertThat(greeting("bare-mime"))
        .anyMatch(frame ->
            frame
                .json()
                .at("/serverContent/modelTurn/parts/0/inlineData/mimeType")
                .asText()
                .equals("audio/pcm"));
    assertThat(greeting("thought"))
        .anyMatch(f -> f.json().at("/serverContent/modelTurn/parts/0/thought").asBoolean());
    assertThat(greeting("combined"))
        .anyMatch(f ->
            f.json().at("/serverContent/modelTurn").isObject()
                && isFact(f.json(), "generationComplete"));
  }

  private static List<Frame> greeting(String mode) {
    try (var client = setUp(mode)) {
      client.send(GREET);
      assertThat(client.hearTurn()).isEqualTo("Hello, may I speak with Alex?");
      return client.frames();
    }
  }

  private static EngineClient setUp(String mode) {
    var client = connect(mode);
    client.send(SETUP.formatted(""));
    client.await(message -> message.has("setupComplete"));
    return client;
  }

  private static EngineClient connect(String mode) {
    return EngineClient.connect(RunningEngine.address(), "?sim_mode=" + mode);
  }

  private static boolean isFact(JsonNode message, String name) {
    return message.at("/serverContent/" + name).asBoolean();
  }
}
