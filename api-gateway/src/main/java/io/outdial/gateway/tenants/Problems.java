package io.outdial.gateway.tenants;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file, so that all of it is told at once. */
final class Problems {

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Node where, String field, String text) {
    add(where.getStartMark().getLine() + 1, field, text);
  }

  void add(int line, String field, String text) {
    found.add(new Problem(file, line, field, text));
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
