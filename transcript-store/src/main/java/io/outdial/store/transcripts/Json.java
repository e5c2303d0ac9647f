package io.outdial.store.transcripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.outdial.events.InstantMillis;

/** The structured sidecar's JSON. Nulls are written, times have milliseconds. */
final class Json {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new InstantMillis()).build();

  private Json() {}

  static String render(Transcript transcript) {
    return write(transcript);
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a transcript that is no JSON");
    }
  }

  /** Reads back what {@link #write} wrote. */
  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored value that is no JSON");
    }
  }
}
