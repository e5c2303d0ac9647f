package io.outdial.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OutdialTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theHelpNamesTheCommands() {
    // When
    int status = run("--help");

    // Then
    assertThat(status).isZero();
    assertThat(out.toString()).contains("demo", "up", "test");
  }

  @Test
  void theHelpOfDemoNamesItsOptionsAndTheNumberThatItCalls() {
    // When
    int status = run("demo", "--help");

    // Then
    assertThat(status).isZero();
    assertThat(out.toString()).contains("--number", "+12025550100", "+12025550113", "--json");
  }

  @Test
  void anUnknownOptionIsNamedAndFails() {
    // When
    int status = run("up", "--prot", "1");

    // Then
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("--prot");
  }

  private int run(String... arguments) {
    return Outdial.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
