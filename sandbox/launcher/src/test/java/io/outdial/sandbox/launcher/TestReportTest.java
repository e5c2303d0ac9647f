package io.outdial.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportTest {

  @TempDir Path folder;

  @Test
  void itAddsUpAllModulesAndSaysWhatWasSkippedAndWhy() throws IOException {
    // Given
    report(
        "api-gateway",
        """
        <testcase name="good" classname="A"/>
        <testcase name="wrong" classname="A"><failure message="no"/></testcase>
        <testcase name="broken" classname="A"><error message="npe"/></testcase>
        """);
    report(
        "sandbox/carrier",
        """
        <testcase name="alsoGood" classname="B"/>
        <testcase name="image" classname="B"><skipped message="no Docker engine"/></testcase>
        <testcase name="peer" classname="B"><skipped type="x.TestAbortedException">\
        x.TestAbortedException: Assumption failed: no SIPp
          at B.peer(B.java:1)</skipped></testcase>
        """);

    // When
    var report = TestReport.below(folder);

    // Then
    assertThat(report.summary()).isEqualTo("2 passed, 2 failed, 2 skipped");
    assertThat(report.skipped())
        .containsExactly("B.image: no Docker engine", "B.peer: Assumption failed: no SIPp");
  }

  @Test
  void withoutReportsNothingHasPassed() throws IOException {
    assertThat(TestReport.below(folder).summary()).isEqualTo("0 passed, 0 failed, 0 skipped");
  }

  private void report(String module, String cases) throws IOException {
    var reports = folder.resolve(module).resolve("target/surefire-reports");
    Files.createDirectories(reports);
    Files.writeString(reports.resolve("TEST-x.xml"), "<testsuite>" + cases + "</testsuite>");
  }
}
