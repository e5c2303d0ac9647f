package io.outdial.sandbox.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.outdial.sandbox.launcher.demo.Demo;
import io.outdial.sandbox.launcher.demo.DemoReport;
import io.outdial.sandbox.launcher.demo.DemoResult;
import io.outdial.sandbox.launcher.demo.Printout;
import io.outdial.sandbox.launcher.stack.Stack;
import io.outdial.sandbox.launcher.stack.StackException;
import io.outdial.sandbox.launcher.stack.StackOptions;
import io.outdial.sandbox.launcher.stack.StackService;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outdial demo}: one call from the POST to the transcript, on a stack of its own. */
@Command(
    name = "demo",
    description = "Starts everything, makes one call, shows it happen, and stops everything.",
    footer = {
      "",
      "Numbers:",
      "  +12025550100  answers, confirms, says goodbye",
      "  +12025550101  answers, cannot make it, asks for another time",
      "  +12025550104  answers, then hangs up in mid-conversation",
      "  +12025550110  is busy",
      "  +12025550111  rings, nobody answers",
      "  +12025550113  declines",
      "  +12025550114  does not exist"
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Option(
      names = "--number",
      paramLabel = "N",
      defaultValue = "+12025550100",
      description = "The sandbox's number to call; it decides what happens (${DEFAULT-VALUE}).")
  private String number = "";

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Option(
      names = "--repository",
      paramLabel = "FOLDER",
      defaultValue = "${sys:outdial.repository:-.}",
      hidden = true,
      description = "The checkout whose services are run.")
  private Path repository = Path.of("");

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    var report = runAndStop(json ? System.err : System.out);
    // After the stop, so that whoever reads the line finds nothing running any more.
    if (json) {
      System.out.println(JSON.writeValueAsString(report));
    }
    return report instanceof DemoReport made && made.ok() ? 0 : 1;
  }

  /** The report, or what is said instead when there was no call. */
  private Object runAndStop(PrintStream out) throws InterruptedException {
    try (var session = new Session(out, () -> {})) {
      return run(session);
    } catch (StackException | IOException e) {
      out.println(message(e));
      return new NoCall(false, List.of(message(e).lines().findFirst().orElse("")));
    }
  }

  private record NoCall(boolean ok, List<String> problems) {}

  private DemoReport run(Session session) throws IOException, InterruptedException {
    var stack = session.start(options());
    var result = withAllTimings(stack, new Demo(stack, number, session::progress).run());
    session.progress(Printout.of(result));
    if (!result.report().ok()) {
      session.progress("All logs: " + stack.keepLogs());
    }
    return result.report();
  }

  // A free port: a demo may run beside a stack that is up. A minute between attempts is two seconds
  // here, for nobody wants to watch the clock.
  private StackOptions options() {
    var options = StackOptions.of(repository, 0);
    return Demo.retriesFor(number) == 0
        ? options
        : options.withEnvironment(
            Map.of(StackService.CALL_SCHEDULER, Map.of("OUTDIAL_RETRY_DELAY_UNIT", "PT2S")));
  }

  private static DemoResult withAllTimings(Stack stack, DemoResult result) {
    var timings = new LinkedHashMap<String, Long>();
    stack.startTimes().forEach((part, took) -> timings.put(part, took.toMillis()));
    timings.putAll(result.report().timingsMs());
    timings.put(
        "total", System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
    return new DemoResult(result.report().withTimings(timings), result.transcript());
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
