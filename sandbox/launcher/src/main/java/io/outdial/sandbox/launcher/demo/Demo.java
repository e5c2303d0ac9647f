package io.outdial.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.events.CallStatus;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.sandbox.carrier.PhoneCall;
import io.outdial.sandbox.carrier.Said;
import io.outdial.sandbox.launcher.sinks.ReceivedWebhook;
import io.outdial.sandbox.launcher.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One call, told as it happens: posted over REST, dialled, spoken and heard, reported by webhooks
 * and a mail, and its transcript fetched. What it needs of the stack is what any integrator has;
 * only the progress is read from the services' own events.
 */
public final class Demo {

  private static final String EMAIL = "ops@yourcompany.example";
  private static final Duration CALL_LIMIT = Duration.ofSeconds(180);
  private static final Duration REPORT_LIMIT = Duration.ofSeconds(30);
  private static final Optional<ReceivedWebhook> NOTHING = Optional.empty();
  private static final Duration POLL = Duration.ofMillis(100);

  private final Stack stack;
  private final String number;
  private final Expectation expectation;
  private final Consumer<String> progress;

  /**
   * @param number one of the sandbox's, in E.164
   * @param progress gets one line at a time
   */
  public Demo(Stack stack, String number, Consumer<String> progress) {
    this.stack = stack;
    this.number = number;
    this.expectation = Expectation.of(number);
    this.progress = progress;
  }

  /** How often a call to this number must be allowed to dial again. */
  public static int retriesFor(String number) {
    return Expectation.of(number).retries();
  }

  /**
   * Makes the call and follows it to its end; returns what came of it, good or bad.
   *
   * @throws IOException when the API refuses or cannot be reached
   */
  public DemoResult run() throws IOException, InterruptedException {
    try (var events = new CallEvents(stack.bootstrapServers());
        var gateway =
            Gateway.logIn(stack.baseUrl(), stack.username(), stack.secrets().userPassword())) {
      var postedAt = Instant.now();
      var callId = gateway.post(order()).path("callId").asText();
      progress.accept("posted: " + callId);
      var watched = watch(events, callId);
      return report(gateway, callId, postedAt, watched);
    }
  }

  private Map<String, Object> order() {
    return Map.of(
        "phone",
        number,
        "displayName",
        "Reminder",
        "email",
        EMAIL,
        "systemPrompt",
        "reminder",
        "apiKey",
        stack.secrets().engineKey(),
        "voice",
        "Aoede",
        "language",
        "en-US",
        "maxSeconds",
        180,
        "retries",
        expectation.retries(),
        "retryDelayMinutes",
        1);
  }

  private WatchedCall watch(CallEvents events, String callId) {
    var watched = new WatchedCall();
    var deadline = Instant.now().plus(CALL_LIMIT);
    while (!watched.isComplete() && Instant.now().isBefore(deadline)) {
      var event = events.next(callId, POLL);
      event.ifPresent(watched::saw);
      event.flatMap(Narration::of).ifPresent(progress);
    }
    return watched;
  }

  private DemoResult report(Gateway gateway, String callId, Instant postedAt, WatchedCall watched)
      throws IOException, InterruptedException {
    var finished = webhook(callId, "outbound-ai.finished");
    var saved = hasTranscript(watched) ? webhook(callId, "transcript.saved") : NOTHING;
    var email = email();
    var call = finalState(gateway, callId);
    var transcript = transcript(gateway, call);
    var outcome =
        new Outcome(
            callId,
            number,
            expectation,
            call,
            watched.turns(),
            said(),
            List.of(finished, saved).stream().flatMap(Optional::stream).toList(),
            email,
            transcript);
    var timings = new CallTimings(postedAt, phoneCall(), watched.finished(), finished).toMillis();
    return new DemoResult(outcome.toReport(timings), transcript);
  }

  private static boolean hasTranscript(WatchedCall watched) {
    return watched.finished().map(CallFinished::transcriptPath).isPresent();
  }

  private Optional<ReceivedWebhook> webhook(String callId, String type)
      throws InterruptedException {
    var received =
        stack
            .webhookSink()
            .inbox()
            .await(w -> w.type().equals(type) && w.callId().equals(callId), REPORT_LIMIT);
    progress.accept(
        received.isPresent() ? "webhook verified: " + type : "webhook missing: " + type);
    return received;
  }

  private boolean email() throws InterruptedException {
    var mail =
        stack.mailSink().inbox().await(received -> received.to().equals(EMAIL), REPORT_LIMIT);
    progress.accept(mail.map(m -> "e-mail: " + m.subject()).orElse("e-mail missing"));
    return mail.isPresent();
  }

  // The gateway's view follows the events; a webhook may be faster.
  private static JsonNode finalState(Gateway gateway, String callId)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(REPORT_LIMIT);
    var call = gateway.call(callId);
    while (!isFinal(call) && Instant.now().isBefore(deadline)) {
      Thread.sleep(POLL);
      call = gateway.call(callId);
    }
    return call;
  }

  private static boolean isFinal(JsonNode call) {
    return CallStatus.parse(call.path("status").asText()).filter(CallStatus::isFinal).isPresent();
  }

  private String transcript(Gateway gateway, JsonNode call)
      throws IOException, InterruptedException {
    var file = call.path("transcriptPath").asText("");
    if (call.path("transcriptPath").isNull() || file.isEmpty()) {
      return "";
    }
    var text = gateway.transcript(file);
    progress.accept("transcript fetched: " + file);
    return text;
  }

  private Optional<PhoneCall> phoneCall() {
    var calls =
        stack.carrier().calls().stream().filter(call -> call.number().equals(number)).toList();
    return calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast());
  }

  private List<String> said() {
    return phoneCall().stream().flatMap(call -> call.said().stream()).map(Said::text).toList();
  }
}
