package io.outdial.sandbox.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.sandbox.voice.line.EngineClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whole calls: a person speaks through a telephone line, the engine hears and answers. */
@Execution(ExecutionMode.CONCURRENT)
class ConversationIT {

  private static final String SETUP =
      """
      {"setup":{"model":"models/gemini-3.8-live",
       "generationConfig":{"responseModalities":["AUDIO"]},
       "systemInstruction":{"parts":[{"text":"You are calling Alex to confirm the dentist\
       appointment tomorrow at 14:00. Be brief and warm. If they answer YES, say goodbye. If NO,\
       offer to reschedule for the same time next week."}]},
       "tools":[{"functionDeclarations":[
         {"name":"hangup","description":"Ends the call","behavior":"NON_BLOCKING",
          "parameters":{"type":"OBJECT","properties":{"reason":{"type":"STRING"}}}},
         {"name":"transfer_to_user","description":"Hands the call over","behavior":"NON_BLOCKING",
          "parameters":{"type":"OBJECT","properties":{
            "target":{"type":"STRING","enum":["+12025550199"]}},"required":["target"]}}]}],
       "inputAudioTranscription":{},"outputAudioTranscription":{},"sessionResumption":{}}}
      """;
  private static final String GREET =
      "{\"realtimeInput\":{\"text\":\"The call was just answered. Greet the person.\"}}";

  @Test
  void personWhoConfirmsHearsGoodbyeAndTheEngineHangsUp() {
    try (var call = answered()) {
      // When
      call.say("Yes, this is Alex.");
      var question = call.hearTurn();
      call.say("Yes, I'll be there.");
      var hangup = call.await(message -> message.has("toolCall"));
      var goodbye = spoken(call);
      // Then
      assertThat(question)
          .isEqualTo(
              "I am calling about your dentist appointment tomorrow at two in the afternoon."
                  + " Will you be able to come?");
      assertThat(hangup.at("/toolCall/functionCalls/0/name").asText()).isEqualTo("hangup");
      assertThat(hangup.at("/toolCall/functionCalls/0/args/reason").asText())
          .isEqualTo("confirmed");
      assertThat(hangup.at("/toolCall/functionCalls/0/id").asText()).matches("function-call-\\d+");
      assertThat(goodbye).endsWith("Thank you, Alex. I have noted that you will come. Goodbye.");
    }
  }

  @Test
  void personWhoCannotComeFindsAnotherDay() {
    try (var call = answered()) {
      // When
      call.say("Yes, this is Alex.");
      call.hearTurn();
      call.say("No, can we move it to next week?");
      var whichDay = call.hearTurn();
      call.say("How about Thursday afternoon?");
      var noted = call.hearTurn();
      call.say("No, thank you, that's all.");
      var hangup = call.await(message -> message.has("toolCall"));
      // Then
      assertThat(whichDay).isEqualTo("Of course. Which day next week is best for you?");
      assertThat(noted).isEqualTo("I have noted Thursday afternoon. Is there anything else?");
      assertThat(hangup.at("/toolCall/functionCalls/0/args/reason").asText())
          .isEqualTo("reschedule: Thursday afternoon");
    }
  }

  @Test
  void offTopicTalkIsNotUnderstoodAndTheQuestionIsAskedAgain() {
    try (var call = answered()) {
      // When
      call.say("My brother will drive me there by car.");
      var answer = call.hearTurn();
      // Then
      assertThat(answer)
          .isEqualTo("Sorry, I did not understand that. Hello, may I speak with Alex?");
    }
  }

  @Test
  void bargeInStopsTheEngineInMidSentence() {
    try (var call = answered()) {
      // Given
      call.say("Yes, this is Alex.");
      call.await(message -> message.at("/serverContent/modelTurn").isObject());
      // When
      call.say("Sorry, wait a moment.");
      var interrupted = call.await(message -> isFact(message, "interrupted"));
      var next = call.next().json();
      call.hearTurn();
      // Then
      assertThat(interrupted.at("/serverContent/generationComplete").isMissingNode()).isTrue();
      assertThat(isFact(next, "turnComplete")).isTrue();
      assertThat(spoken(call)).contains("Of course. I am calling about your dentist appointment");
    }
  }

  @Test
  void personWhoAsksForAHumanIsTransferred() {
    try (var call = answered()) {
      // When
      call.say("Can I speak to a human please?");
      var transfer = call.await(message -> message.has("toolCall"));
      // Then
      assertThat(transfer.at("/toolCall/functionCalls/0/name").asText())
          .isEqualTo("transfer_to_user");
      assertThat(transfer.at("/toolCall/functionCalls/0/args/target").asText())
          .isEqualTo("+12025550199");
    }
  }

  private static EngineClient answered() {
    var call = EngineClient.connect(RunningEngine.address(), "");
    call.send(SETUP);
    call.await(message -> message.has("setupComplete"));
    call.openLine();
    call.send(GREET);
    assertThat(call.hearTurn()).isEqualTo("Hello, may I speak with Alex?");
    return call;
  }

  private static boolean isFact(JsonNode message, String name) {
    return message.at("/serverContent/" + name).asBoolean();
  }

  private static String spoken(EngineClient call) {
    var words = new StringBuilder();
    call.frames()
        .forEach(frame ->
            words.append(frame.json().at("/serverContent/outputTranscription/text").asText()));
    return words.toString();
  }
}
