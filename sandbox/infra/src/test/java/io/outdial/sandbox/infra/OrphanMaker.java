package io.outdial.sandbox.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JVM that starts a database and a program, prints their process ids, and waits to be killed. */
final class OrphanMaker {

  private OrphanMaker() {}

  public static void main(String[] arguments) throws InterruptedException {
    var folder = Path.of(arguments[0]);
    var postgres = PostgresServer.start(folder.resolve("data"));
    var sleeper =
        ChildProcess.start(
            new ChildProcess.Command(
                List.of("sleep", "600"), Map.of(), folder.resolve("sleep.log")));
    System.out.println(postgres.pid());
    System.out.println(sleeper.pid());
    Thread.currentThread().join();
  }
}
