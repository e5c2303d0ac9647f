package io.outdial.gateway.calls;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** A request's body as JSON; what two readers might understand differently is refused. */
sealed interface JsonBody {

  record Fields(JsonFields fields) implements JsonBody {}

  record NotJson(String description) implements JsonBody {}

  ObjectReader STRICT =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  static JsonBody read(byte[] body) {
    try {
      JsonNode json = STRICT.readTree(body);
      return json.isObject()
          ? new Fields(new JsonFields(json))
          : new NotJson("the body must be a JSON object");
    } catch (JsonProcessingException e) {
      return new NotJson("the body is no valid JSON" + place(e));
    } catch (IOException e) {
      return new NotJson("the body is no valid JSON");
    }
  }

  /** Where, but not what: the text around may hold a key. */
  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ": line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
