package io.outdial.bridge.engine.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.bridge.engine.EngineFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiCloseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1007 | API key not valid. Please pass a valid API key.                    | BAD_KEY
          1007 | API key expired. Please renew the API key.                         | BAD_KEY
          1007 | API Key not found. Please pass a valid API key.                    | BAD_KEY
          1008 | Your API key was reported as leaked.                               | BAD_KEY
          1008 | Requested entity was not found.                                    | BAD_KEY
          1007 | Invalid JSON payload received. Unknown name "x" at 'setup'         | BAD_REQUEST
          1007 | Request contains an invalid argument.                              | BAD_REQUEST
          1008 | Operation is not implemented, or supported, or enabled.            | BAD_REQUEST
          1007 | User location is not supported for the API use.                    | LOCATION
          1008 | models/x is not found for API version v1beta, or is not supported  | NO_MODEL
          1008 | x is not supported for bidiGenerateContent                         | NO_MODEL
          1011 | You exceeded your current quota, please check your plan            | QUOTA
          1011 | Resource has been exhausted (e.g. check quota).                    | QUOTA
          1011 | Internal error encountered.                                        | UNAVAILABLE
          1011 | The service is currently unavailable.                              | UNAVAILABLE
          1000 | ''                                                                 | ENDED
          1001 | going away                                                         | ENDED
          1006 | ''                                                                 | NETWORK
          4711 | whatever                                                           | NETWORK
          """)
  void theReasonsTextDecidesThenTheCode(int code, String reason, EngineFailure expected) {
    assertThat(GeminiClose.classify(code, reason)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "401, BAD_KEY",
    "403, BAD_KEY",
    "404, NO_MODEL",
    "429, QUOTA",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE"
  })
  void aRefusedUpgradeIsClassifiedByItsStatus(int status, EngineFailure expected) {
    assertThat(GeminiClose.ofStatus(status)).isEqualTo(expected);
  }
}
