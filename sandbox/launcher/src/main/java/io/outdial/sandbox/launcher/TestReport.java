package io.outdial.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up the surefire reports of all modules. It needs nothing but a JDK, so that the script can
 * run it from source, also when the build has failed.
 */
record TestReport(int passed, int failed, List<String> skipped) {

  private static final String REPORTS = "/target/surefire-reports/TEST-";

  /** Prints what was skipped and why, then one line: {@code 512 passed, 0 failed, 3 skipped}. */
  public static void main(String[] arguments) throws IOException {
    var report = below(Path.of(arguments[0]));
    report.skipped.forEach(test -> System.out.println("skipped: " + test));
    System.out.println(report.summary());
  }

  static TestReport below(Path folder) throws IOException {
    var sum = new TestReport(0, 0, List.of());
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(TestReport::isReport).sorted().toList()) {
        sum = sum.plus(read(file));
      }
    }
    return sum;
  }

  String summary() {
    return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped.size());
  }

  private TestReport plus(TestReport other) {
    var all = new ArrayList<>(skipped);
    all.addAll(other.skipped);
    return new TestReport(passed + other.passed, failed + other.failed, List.copyOf(all));
  }

  private static boolean isReport(Path file) {
    var path = file.toString();
    return path.contains(REPORTS) && path.endsWith(".xml");
  }

  private static TestReport read(Path file) throws IOException {
    var suite = parse(file).getDocumentElement();
    var cases = suite.getElementsByTagName("testcase");
    int failed = 0;
    var skipped = new ArrayList<String>();
    for (int i = 0; i < cases.getLength(); i++) {
      var testcase = (Element) cases.item(i);
      if (has(testcase, "failure") || has(testcase, "error")) {
        failed++;
      } else if (has(testcase, "skipped")) {
        skipped.add(describe(testcase));
      }
    }
    return new TestReport(
        cases.getLength() - failed - skipped.size(), failed, List.copyOf(skipped));
  }

  private static Document parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    } catch (Exception e) {
      throw new IOException("unreadable report " + file, e);
    }
  }

  private static boolean has(Element testcase, String tag) {
    return testcase.getElementsByTagName(tag).getLength() > 0;
  }

  private static String describe(Element testcase) {
    NodeList skips = testcase.getElementsByTagName("skipped");
    // An assumption's message stands in the first line of the text, after the exception's name.
    var text = skips.item(0).getTextContent().lines().findFirst().orElse("");
    var message = ((Element) skips.item(0)).getAttribute("message");
    var why = message.isEmpty() ? text.replaceFirst("^\\S+Exception: ", "") : message;
    var name = testcase.getAttribute("classname") + "." + testcase.getAttribute("name");
    return name + ": " + (why.isEmpty() ? "no reason given" : why);
  }
}
