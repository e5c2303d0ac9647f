package io.outdial.sandbox.launcher.demo;

/** A demo's report, and the transcript as the API gave it; empty when there is none. */
public record DemoResult(DemoReport report, String transcript) {

  @Override
  public String toString() {
    return report.toString();
  }
}
