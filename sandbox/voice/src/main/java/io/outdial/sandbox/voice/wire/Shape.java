package io.outdial.sandbox.voice.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a JSON value must look like. The schema is closed: a key that a shape does not name ends the
 * connection, as it does at Google.
 */
sealed interface Shape {

  /** The value with its keys in camelCase, or a {@link Violation}. */
  JsonNode check(JsonNode value, String path);

  /** An object with these keys and no others; snake_case is understood too. */
  record Obj(Map<String, Shape> fields) implements Shape {
    @Override
    public JsonNode check(JsonNode value, String path) {
      require(value.isObject(), path);
      var checked = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(field -> put(checked, field.getKey(), field.getValue(), path));
      return checked;
    }

    private void put(ObjectNode checked, String key, JsonNode value, String path) {
      var name = camelCase(key);
      var shape = fields.get(name);
      if (shape == null) {
        throw unknown(key, path);
      }
      if (!value.isNull()) {
        checked.set(name, shape.check(value, join(path, snakeCase(name))));
      }
    }

    private static Violation unknown(String key, String path) {
      var where = path.isEmpty() ? "" : " at '" + path + "'";
      return Violation.badPayload("Unknown name \"" + key + "\"" + where + ": Cannot find field.");
    }
  }

  /** An object whose keys are the client's own names. */
  record Dictionary(Shape values) implements Shape {
    @Override
    public JsonNode check(JsonNode value, String path) {
      require(value.isObject(), path);
      var checked = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(
              entry -> checked.set(entry.getKey(), values.check(entry.getValue(), path + "[]")));
      return checked;
    }
  }

  /** A list. */
  record Arr(Shape items) implements Shape {
    @Override
    public JsonNode check(JsonNode value, String path) {
      require(value.isArray(), path);
      var checked = JsonNodeFactory.instance.arrayNode();
      for (var i = 0; i < value.size(); i++) {
        checked.add(items.check(value.get(i), path + "[" + i + "]"));
      }
      return checked;
    }
  }

  /** A value of a simple type. */
  record Leaf(Predicate<JsonNode> type) implements Shape {
    @Override
    public JsonNode check(JsonNode value, String path) {
      require(type.test(value), path);
      return value;
    }
  }

  /** One of a few names. */
  record OneOf(Set<String> names) implements Shape {
    @Override
    public JsonNode check(JsonNode value, String path) {
      if (!value.isTextual() || !names.contains(value.textValue())) {
        throw Violation.invalidArgument();
      }
      return value;
    }
  }

  /** Refers to a shape by name, so that shapes can hold themselves. */
  record Lazy(java.util.function.Supplier<Shape> shape) implements Shape {
    @Override
    public JsonNode check(JsonNode value, String path) {
      return shape.get().check(value, path);
    }
  }

  private static void require(boolean fits, String path) {
    if (!fits) {
      throw Violation.badPayload("Invalid value at '" + path + "'.");
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String camelCase(String name) {
    var camel = new StringBuilder();
    for (var part : name.split("_")) {
      var first = camel.isEmpty() || part.isEmpty();
      camel.append(first ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return camel.toString();
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }
}
