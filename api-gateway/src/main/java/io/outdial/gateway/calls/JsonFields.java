package io.outdial.gateway.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read field by field, strictly: nothing is coerced to another type. What is wrong is
 * collected, so that a client hears of all of it at once; a null is the same as an absent field.
 */
final class JsonFields {

  private final JsonNode object;
  private final List<String> problems = new ArrayList<>();

  JsonFields(JsonNode object) {
    this.object = object;
  }

  /** The text of a field that must be there. */
  String required(String name, int charactersMax) {
    if (isAbsent(name)) {
      wrong(name, "is required");
      return "";
    }
    return optional(name, charactersMax).orElse("");
  }

  /** The text of a field, or empty when it is absent or wrong. */
  Optional<String> optional(String name, int charactersMax) {
    if (isAbsent(name)) {
      return Optional.empty();
    }
    JsonNode value = object.get(name);
    if (!value.isTextual()) {
      return wrong(name, "must be a string");
    }
    String text = value.textValue();
    if (text.isBlank()) {
      return wrong(name, "must not be empty");
    }
    if (text.length() > charactersMax) {
      return wrong(name, "must have at most " + charactersMax + " characters");
    }
    return Unicode.isWellFormed(text)
        ? Optional.of(text)
        : wrong(name, "must be well-formed Unicode without NUL");
  }

  /** A whole number in its range, or {@code otherwise} when it is absent. */
  int number(String name, int min, int max, int otherwise) {
    if (isAbsent(name)) {
      return otherwise;
    }
    JsonNode value = object.get(name);
    if (!value.isIntegralNumber()) {
      wrong(name, "must be a whole number");
      return otherwise;
    }
    if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
      wrong(name, "must be from " + min + " to " + max);
      return otherwise;
    }
    return value.intValue();
  }

  /** What the text of a field means, or empty when it is absent or means nothing. */
  <T> Optional<T> parsed(
      String name, Optional<String> text, Function<String, Optional<T>> parser, String must) {
    Optional<T> value = text.flatMap(parser);
    if (text.isPresent() && value.isEmpty()) {
      wrong(name, must);
    }
    return value;
  }

  <T> Optional<T> wrong(String name, String what) {
    problems.add(name + " " + what);
    return Optional.empty();
  }

  /** All that is wrong in one sentence, or null. */
  @Nullable String problem() {
    return problems.isEmpty() ? null : String.join("; ", problems);
  }

  private boolean isAbsent(String name) {
    return !object.hasNonNull(name);
  }
}
