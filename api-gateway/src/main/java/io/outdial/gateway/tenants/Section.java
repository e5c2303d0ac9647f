package io.outdial.gateway.tenants;

import io.outdial.gateway.tenants.References.Resolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a tenant file, read field by field. What is wrong goes to {@link Problems} with
 * its line, and a stand-in value is returned, so that reading goes on and finds the rest; a file
 * with any problem is never used.
 */
final class Section {

  private static final String STAND_IN = "x";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

  private final Node node;
  private final String path;
  private final References references;
  private final Problems problems;
  private final Map<String, Node> fields = new LinkedHashMap<>();
  private final Set<String> unread = new LinkedHashSet<>();

  Section(Node node, String path, References references, Problems problems) {
    this.node = node;
    this.path = path;
    this.references = references;
    this.problems = problems;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::put);
    } else {
      problems.add(node, path, "must be a mapping (name: value)");
    }
  }

  private void put(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      problems.add(entry.getKeyNode(), path, "a field's name must be plain text");
    } else if (unread.add(key.getValue())) {
      fields.put(key.getValue(), entry.getValueNode());
    } else {
      problems.add(key, field(key.getValue()), "is there twice, keep one");
    }
  }

  /** To be called last: whatever was not asked for is unknown. */
  void refuseTheRest() {
    unread.forEach(name -> wrong(name, "unknown field, remove it or correct it"));
  }

  String text(String name, Form form) {
    return optionalText(name, form).orElseGet(() -> missing(name, STAND_IN));
  }

  String text(String name, Form form, String otherwise) {
    return optionalText(name, form).orElse(otherwise);
  }

  Optional<String> optionalText(String name, Form form) {
    Node value = take(name);
    return value == null ? Optional.empty() : Optional.of(textOf(value, field(name), form));
  }

  /** A value that must not stand in the file itself. */
  Optional<String> secret(String name) {
    Node value = take(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof ScalarNode scalar)
        || references.resolve(scalar.getValue()) instanceof Resolved.Plain) {
      wrong(name, "a secret must be a reference, write ${env:NAME} or ${file:PATH}");
      return Optional.of(STAND_IN);
    }
    return Optional.of(Objects.requireNonNullElse(resolved(scalar, field(name)), STAND_IN));
  }

  int number(String name, int min, int max, int otherwise) {
    Node value = take(name);
    if (value == null) {
      return otherwise;
    }
    String text = scalarText(value, field(name));
    if (text == null) {
      return otherwise;
    }
    if (WHOLE_NUMBER.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    wrong(name, "must be a whole number from " + min + " to " + max);
    return otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    Node value = take(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof ScalarNode scalar && value.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equalsIgnoreCase("true");
    }
    wrong(name, "must be true or false");
    return otherwise;
  }

  List<String> texts(String name, Form form) {
    List<String> texts = new ArrayList<>();
    List<Node> items = items(name);
    for (int i = 0; i < items.size(); i++) {
      texts.add(textOf(items.get(i), field(name) + "[" + i + "]", form));
    }
    return texts;
  }

  List<Section> sections(String name) {
    List<Section> sections = new ArrayList<>();
    List<Node> items = items(name);
    for (int i = 0; i < items.size(); i++) {
      String itemPath = field(name) + "[" + i + "]";
      sections.add(new Section(items.get(i), itemPath, references, problems));
    }
    return sections;
  }

  Optional<Section> section(String name) {
    Node value = take(name);
    return value == null
        ? Optional.empty()
        : Optional.of(new Section(value, field(name), references, problems));
  }

  /** Says that a required field is not there. */
  <T> T missing(String name, T standIn) {
    problems.add(node, field(name), "is missing, add it");
    return standIn;
  }

  /** Says what is wrong with a field. */
  void wrong(String name, String text) {
    problems.add(fields.getOrDefault(name, node), field(name), text);
  }

  private @Nullable Node take(String name) {
    unread.remove(name);
    Node value = fields.get(name);
    return value == null || value.getTag().equals(Tag.NULL) ? null : value;
  }

  private List<Node> items(String name) {
    Node value = take(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    wrong(name, "must be a list");
    return List.of();
  }

  private String textOf(Node value, String field, Form form) {
    String text = scalarText(value, field);
    if (text == null) {
      return STAND_IN;
    }
    if (!form.fits(text)) {
      problems.add(value, field, "must be " + form.must());
    }
    return text;
  }

  /** The value's text; null when what is wrong has been told already. */
  private @Nullable String scalarText(Node value, String field) {
    if (value instanceof ScalarNode scalar) {
      return resolved(scalar, field);
    }
    problems.add(value, field, "must be a single value");
    return null;
  }

  private @Nullable String resolved(ScalarNode scalar, String field) {
    return switch (references.resolve(scalar.getValue())) {
      case Resolved.Plain(String text) -> text;
      case Resolved.Value(String text) -> text;
      case Resolved.NotFound(String problem) -> {
        problems.add(scalar, field, problem);
        yield null;
      }
    };
  }

  private String field(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
