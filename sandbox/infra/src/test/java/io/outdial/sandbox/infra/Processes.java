package io.outdial.sandbox.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Processes {

  private Processes() {}

  /** Unlike ProcessHandle.isAlive, a zombie that nobody has reaped yet does not count. */
  static boolean isRunning(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException gone) {
      return false;
    }
  }
}
