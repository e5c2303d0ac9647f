package io.outdial.gateway.tenants;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** YAML as nodes that know their lines; no object is ever built from it. */
final class YamlText {

  private static final int CHARACTERS_MAX = 1024 * 1024;

  private YamlText() {}

  /** The text's one document, or empty, with the problem told. */
  static Optional<Node> compose(String text, Problems problems) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(CHARACTERS_MAX);
    limits.setNestingDepthLimit(20);
    try {
      Node document = new Yaml(limits).compose(new StringReader(text));
      if (document == null) {
        problems.add(1, "", "is empty, declare a tenant");
      }
      return Optional.ofNullable(document);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problems.add(
          mark == null ? 1 : mark.getLine() + 1, "", "is no valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(1, "", "is no valid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }
}
