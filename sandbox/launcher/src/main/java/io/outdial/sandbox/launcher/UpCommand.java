package io.outdial.sandbox.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.sandbox.launcher.stack.Stack;
import io.outdial.sandbox.launcher.stack.StackException;
import io.outdial.sandbox.launcher.stack.StackOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outdial up}: the whole stack, until Ctrl-C or SIGTERM. */
@Command(
    name = "up",
    description = "Starts everything, and keeps it up until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where the API listens (${DEFAULT-VALUE}); 0 for a free port.")
  private int port;

  @Option(names = "--json", description = "Print one line of JSON once all of it is ready.")
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
    PrintStream out = json ? System.err : System.out;
    // A signal is how this command is meant to end, so that is a success.
    try (var session = new Session(out, () -> Runtime.getRuntime().halt(0))) {
      var stack = session.start(StackOptions.of(repository, port));
      System.out.println(json ? JSON.writeValueAsString(facts(stack)) : page(stack));
      new CountDownLatch(1).await();
      return 0;
    } catch (StackException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private static Map<String, Object> facts(Stack stack) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("baseUrl", stack.baseUrl().toString());
    facts.put("tenant", stack.tenant());
    facts.put("username", stack.username());
    facts.put("password", stack.secrets().userPassword());
    facts.put("apiKey", stack.secrets().apiKey());
    facts.put("engineKey", stack.secrets().engineKey());
    facts.put("webhookSink", stack.webhookSink().webhookUrl().toString());
    facts.put("webhookSecret", stack.secrets().webhookSecret());
    facts.put("mailSink", "smtp://127.0.0.1:" + stack.mailSink().port());
    facts.put("mails", stack.webhookSink().mailsUrl().toString());
    facts.put("pid", ProcessHandle.current().pid());
    return facts;
  }

  private static String page(Stack stack) {
    return """

    Outdial is up.
      address    %1$s
      user       %2$s
      password   %3$s
      API key    %4$s
      webhooks   %5$s
      mails      %6$s
      logs       %7$s

    Call a phone of the sandbox (+12025550100 confirms, ...0101 reschedules, ...0110 is busy):
      curl -s %1$s/api.ashx/v1/calls -H 'Authorization: Bearer %4$s' \\
        -H 'Content-Type: application/json' -d '{"phone": "+12025550100", \\
        "email": "ops@yourcompany.example", "systemPrompt": "reminder", "apiKey": "%8$s"}'

    Ctrl-C stops everything.\
    """
        .formatted(
            stack.baseUrl(),
            stack.username(),
            stack.secrets().userPassword(),
            stack.secrets().apiKey(),
            stack.webhookSink().webhookUrl(),
            stack.webhookSink().mailsUrl(),
            stack.logs(),
            stack.secrets().engineKey());
  }
}
