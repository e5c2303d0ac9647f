package io.outdial.sandbox.voice.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client may not send, and what Google says to it. */
class ClosedSchemaTest {

  private static final String INVALID = "Request contains an invalid argument.";
  private static final String LIVE = "{'setup':{'model':'models/gemini-3.8-live'}}";

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          toolConfig               | {'toolConfig':{}}                                           | setup
          silenceMs                | {'realtimeInputConfig':{'automaticActivityDetection':{'silenceMs':1}}} | setup.realtime_input_config.automatic_activity_detection
          stopSequences            | {'generationConfig':{'stopSequences':[]}}                   | setup.generation_config
          responseMimeType         | {'generationConfig':{'responseMimeType':'text/plain'}}      | setup.generation_config
          voice                    | {'generationConfig':{'speechConfig':{'voice':'Kore'}}}      | setup.generation_config.speech_config
          languageCode             | {'inputAudioTranscription':{'languageCode':'en-US'}}        | setup.input_audio_transcription
          scheduling               | {'tools':[{'functionDeclarations':[{'name':'f','scheduling':'SILENT'}]}]} | setup.tools[0].function_declarations[0]
          additionalProperties     | {'tools':[{'functionDeclarations':[{'name':'f','parameters':{'type':'OBJECT','additionalProperties':false}}]}]} | setup.tools[0].function_declarations[0].parameters
          transparent              | {'sessionResumption':{'transparent':true}}                  | setup.session_resumption
          """)
  void unknownKeyAnywhereInTheSetupIsNamed(String key, String fields, String path) {
    // When
    var refused = refused(setup("gemini-3.8-live", fields));
    // Then
    assertThat(refused.code()).isEqualTo(1007);
    assertThat(
            "Invalid JSON payload received. Unknown name \"%s\" at '%s': Cannot find field."
                .formatted(key, path))
        .startsWith(refused.reason());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          gemini-3.8-live                   | {'generationConfig':{'thinkingConfig':{'thinkingLevel':'low'}}}
          gemini-3.8-live                   | {'generationConfig':{'responseModalities':['TEXT']}}
          gemini-3.8-live                   | {'generationConfig':{'responseModalities':['AUDIO','TEXT']}}
          gemini-3.8-live                   | {'generationConfig':{'responseModalities':['SOUND']}}
          gemini-3.8-live                   | {'generationConfig':{'enableAffectiveDialog':true}}
          gemini-3.8-live                   | {'generationConfig':{'speechConfig':{'voiceConfig':{'prebuiltVoiceConfig':{'voiceName':'Nobody'}}}}}
          gemini-3.8-live                   | {'proactivity':{'proactiveAudio':false}}
          gemini-3.8-live                   | {'realtimeInputConfig':{'automaticActivityDetection':{'startOfSpeechSensitivity':'START_SENSITIVITY_MEDIUM'}}}
          gemini-3.8-live                   | {'realtimeInputConfig':{'activityHandling':'INTERRUPT'}}
          gemini-3.8-live                   | {'realtimeInputConfig':{'turnCoverage':'ALL'}}
          gemini-3.8-live                   | {'realtimeInputConfig':{'automaticActivityDetection':{'silenceDurationMs':-1}}}
          gemini-3.8-live                   | {'tools':[{'functionDeclarations':[{'name':'not a name'}]}]}
          gemini-3.8-live                   | {'tools':[{'functionDeclarations':[{'name':'f'},{'name':'f'}]}]}
          gemini-3.8-live                   | {'tools':[{'functionDeclarations':[{'name':'f','behavior':'SOMETIMES'}]}]}
          gemini-3.8-live                   | {'tools':[{'functionDeclarations':[{'name':'f','parameters':{'type':'object'}}]}]}
          gemini-3.8-live                   | {'tools':[{'functionDeclarations':[{'name':'f','parameters':{'type':'OBJECT'},'parametersJsonSchema':{'type':'object'}}]}]}
          gemini-3.8-live-extended-thinking | {'generationConfig':{'thinkingConfig':{'thinkingLevel':'minimal'}}}
          gemini-3.8-live-extended-thinking | {'generationConfig':{'thinkingConfig':{'thinkingBudget':0}}}
          gemini-3.8-live-extended-thinking | {'tools':[{'functionDeclarations':[{'name':'f','behavior':'BLOCKING'}]}]}
          gemini-3.1-flash-live-preview     | {'generationConfig':{'thinkingConfig':{'thinkingBudget':0}}}
          gemini-3.1-flash-live-preview     | {'tools':[{'functionDeclarations':[{'name':'f','behavior':'NON_BLOCKING'}]}]}
          gemini-3.1-flash-live-preview     | {'proactivity':{'proactiveAudio':true}}
          gemini-2.5-flash-native-audio-preview-12-2025 | {'generationConfig':{'thinkingConfig':{'thinkingLevel':'low'}}}
          gemini-2.5-flash-native-audio-preview-12-2025 | {'proactivity':{'proactiveAudio':true}}
          """)
  void valueThatTheModelForbidsIsAnInvalidArgument(String model, String fields) {
    // When
    var refused = refused(setup(model, fields));
    // Then
    assertThat(refused.code()).isEqualTo(1007);
    assertThat(refused.reason()).isEqualTo(INVALID);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          gemini-3.8-live                   | {}
          gemini-3.8-live                   | {'generation_config':{'response_modalities':['AUDIO'],'speech_config':{'voice_config':{'prebuilt_voice_config':{'voice_name':'Kore'}}}}}
          gemini-3.8-live                   | {'contextWindowCompression':{'triggerTokens':'100000','slidingWindow':{'targetTokens':50000}}}
          gemini-3.8-live                   | {'tools':[{'functionDeclarations':[{'name':'f','behavior':'BLOCKING','parametersJsonSchema':{'type':'object','anything':1}}]},{'googleSearch':{}}]}
          gemini-3.8-live                   | {'tools':[{'functionDeclarations':[{'name':'f','parameters':{'type':'OBJECT','properties':{'my_name':{'type':'STRING'}},'required':['my_name']}}]}]}
          gemini-3.8-live                   | {'proactivity':{'proactiveAudio':true}}
          gemini-3.8-live-extended-thinking | {'generationConfig':{'thinkingConfig':{'thinkingLevel':'high'}}}
          gemini-3.1-flash-live-preview     | {'generationConfig':{'thinkingConfig':{'thinkingLevel':'minimal'}}}
          gemini-2.5-flash-native-audio-preview-12-2025 | {'generationConfig':{'thinkingConfig':{'thinkingBudget':0}}}
          """)
  void setupThatTheModelAllowsIsAccepted(String model, String fields) {
    // When
    var message = new MessageReader().read(json(setup(model, fields)));
    // Then
    assertThat(message).isInstanceOf(ClientMessage.Configure.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'setup':{'model':'models/gemini-9'}}        | 1008 | models/gemini-9 is not found for API version v1beta, or is not supported for bidiGenerateContent
          {'setup':{'model':'gemini-3.8-live'}}        | 1008 | gemini-3.8-live is not found for API version v1beta, or is not supported for bidiGenerateContent
          {'setup':{}}                                 | 1008 | " is not found for API version v1beta, or is not supported for bidiGenerateContent"
          {'realtimeInput':{'text':'hi'}}              | 1007 | The first message must be setup.
          {}                                           | 1007 | Request contains an invalid argument.
          {'config':{}}                                | 1007 | Invalid JSON payload received. Unknown name "config": Cannot find field.
          {'setup':{'model':7}}                        | 1007 | Invalid JSON payload received. Invalid value at 'setup.model'.
          []                                           | 1007 | Invalid JSON payload received. Invalid value at ''.
          {'setup                                      | 1007 | Invalid JSON payload received. Expected an object.
          """)
  void firstMessageIsASetupOfAKnownModel(String message, int code, String reason) {
    // When
    var refused = refused(message);
    // Then
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'setup':{'model':'models/gemini-3.8-live'}}                                    | 1007
          {'realtimeInput':{}}                                                            | 1008
          {'realtimeInput':{'text':'a','audioStreamEnd':true}}                            | 1007
          {'realtimeInput':{'text':'a'},'clientContent':{}}                               | 1007
          {'realtimeInput':{'mediaChunks':[]}}                                            | 1007
          {'realtimeInput':{'activityStart':{}}}                                          | 1007
          {'realtimeInput':{'audio':{'mimeType':'audio/pcm','data':'AAA='}}}              | 1007
          {'realtimeInput':{'audio':{'mimeType':'audio/pcmu;rate=8000','data':'AAA='}}}   | 1007
          {'realtimeInput':{'audio':{'mimeType':'audio/pcm;rate=4000','data':'AAA='}}}    | 1007
          {'realtimeInput':{'audio':{'mimeType':'audio/pcm;rate=16000','data':'AAAA'}}}   | 1007
          {'realtimeInput':{'audio':{'mimeType':'audio/pcm;rate=16000','data':'%%'}}}     | 1007
          {'clientContent':{'turns':[{'role':'system','parts':[{'text':'a'}]}]}}          | 1008
          {'toolResponse':{'functionResponses':[{'id':'1','scheduling':'INTERRUPTED'}]}}  | 1007
          """)
  void laterMessageThatBreaksTheProtocolEndsTheConnection(String message, int code) {
    // Given
    var reader = new MessageReader();
    reader.read(json(LIVE));
    // When
    var refused = catchThrowableOfType(Violation.class, () -> reader.read(json(message)));
    // Then
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.reason().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(123);
  }

  private static Violation refused(String message) {
    return catchThrowableOfType(Violation.class, () -> new MessageReader().read(json(message)));
  }

  private static String setup(String model, String fields) {
    var separator = fields.equals("{}") ? "" : ",";
    return "{'setup':{'model':'models/" + model + "'" + separator + fields.substring(1) + "}";
  }

  private static byte[] json(String singleQuoted) {
    return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
