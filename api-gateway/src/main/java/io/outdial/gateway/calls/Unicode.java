package io.outdial.gateway.calls;

/** What text must be like so that JSON, PostgreSQL and an engine all take it. */
final class Unicode {

  private Unicode() {}

  /** No NUL, which PostgreSQL refuses, and no half of a surrogate pair, which UTF-8 cannot hold. */
  static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }

  static boolean hasControlCharacter(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }
}
