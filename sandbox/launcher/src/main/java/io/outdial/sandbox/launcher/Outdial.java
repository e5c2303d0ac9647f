package io.outdial.sandbox.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code outdial} command. The script of that name finds a JDK, builds, and comes here. */
@Command(
    name = "outdial",
    description = "Outbound AI calls: one POST, one webhook, one transcript.",
    mixinStandardHelpOptions = true,
    subcommands = {DemoCommand.class, UpCommand.class, TestCommand.class, KeysCommand.class})
public final class Outdial {

  private Outdial() {}

  public static void main(String[] arguments) {
    // Threads of the broker are no daemons: without exit, an error would hang here for ever.
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Outdial());
  }
}
