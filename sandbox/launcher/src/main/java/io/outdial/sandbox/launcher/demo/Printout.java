package io.outdial.sandbox.launcher.demo;

import java.util.List;
import java.util.Locale;

/** A demo's result for a person to read. */
public final class Printout {

  private Printout() {}

  /** Several lines, ending in the verdict. */
  public static String of(DemoResult result) {
    var report = result.report();
    var page = new StringBuilder();
    section(page, "Transcript", result.transcript().lines().toList());
    section(page, "What the phone was told to say", report.said());
    section(page, "What the voice engine heard", heard(report));
    if (report.wordErrorRate() != null) {
      page.append(
          "%nWord error rate of this run: %.0f %%%n".formatted(100 * report.wordErrorRate()));
    }
    page.append("Voice: ").append(report.voice()).append("\n");
    section(page, "Time taken", times(report));
    page.append("\n").append(verdict(report));
    return page.toString();
  }

  private static void section(StringBuilder page, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      page.append("\n").append(title).append("\n");
      lines.forEach(line -> page.append("  ").append(line).append("\n"));
    }
  }

  private static List<String> heard(DemoReport report) {
    return report.turns().stream()
        .filter(turn -> turn.role().equals("USER"))
        .map(DemoReport.SpokenTurn::text)
        .toList();
  }

  private static List<String> times(DemoReport report) {
    return report.timingsMs().entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%-20s %,7d ms", e.getKey(), e.getValue()))
        .toList();
  }

  private static String verdict(DemoReport report) {
    var end = "%s (%s)".formatted(report.status(), report.endedReason());
    return report.ok()
        ? "OK: " + report.callId() + " is " + end
        : "NOT OK: " + report.callId() + " is " + end + "; " + String.join("; ", report.problems());
  }
}
