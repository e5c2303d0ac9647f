package io.outdial.sandbox.launcher.stack;

import java.nio.file.Path;

/** This JVM, as others are started from it. */
final class Jvm {

  private Jvm() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }
}
