package io.outdial.bridge.engine.gemini;

import io.outdial.bridge.engine.EngineFailure;
import java.util.Locale;

/**
 * What the end of a connection means. The reason's text tells more than the code: one code stands
 * for a bad key, a bad message and a bad place.
 */
final class GeminiClose {

  private GeminiClose() {}

  static EngineFailure classify(int code, String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    if (containsAny(text, "api key", "api_key", "requested entity was not found")) {
      return EngineFailure.BAD_KEY;
    }
    if (containsAny(text, "quota", "resource has been exhausted")) {
      return EngineFailure.QUOTA;
    }
    if (text.contains("user location is not supported")) {
      return EngineFailure.LOCATION;
    }
    if (containsAny(
        text, "is not found for api version", "not supported for bidigeneratecontent")) {
      return EngineFailure.NO_MODEL;
    }
    return byCode(code);
  }

  private static EngineFailure byCode(int code) {
    return switch (code) {
      case 1000, 1001 -> EngineFailure.ENDED;
      case 1003, 1007, 1008, 1009 -> EngineFailure.BAD_REQUEST;
      case 1011, 1012, 1013, 1014 -> EngineFailure.UNAVAILABLE;
      default -> EngineFailure.NETWORK;
    };
  }

  /** What an HTTP status in place of the upgrade means. */
  static EngineFailure ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> EngineFailure.BAD_KEY;
      case 404 -> EngineFailure.NO_MODEL;
      case 429 -> EngineFailure.QUOTA;
      default -> status >= 500 ? EngineFailure.UNAVAILABLE : EngineFailure.BAD_REQUEST;
    };
  }

  private static boolean containsAny(String text, String... needles) {
    for (String needle : needles) {
      if (text.contains(needle)) {
        return true;
      }
    }
    return false;
  }
}
