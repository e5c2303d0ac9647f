package io.outdial.gateway.tenants;

import java.util.List;
import java.util.stream.Collectors;

/** The tenant files cannot be used: everything that is wrong with them, one line each. */
public final class InvalidTenantsException extends RuntimeException {

  private final transient List<Problem> problems;

  InvalidTenantsException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n  ", "invalid tenant settings:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
