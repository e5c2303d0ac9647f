package io.outdial.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.events.CallStatus;
import io.outdial.sandbox.carrier.PhoneCall;
import io.outdial.sandbox.launcher.sinks.ReceivedMail;
import io.outdial.sandbox.launcher.sinks.ReceivedWebhook;
import io.outdial.sandbox.launcher.stack.Stack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The product as an integrator meets it: REST, webhooks and mail. And the phones it calls. */
record Product(Stack stack, int sippPort) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration REPORT_LIMIT = Duration.ofSeconds(60);

  /** The seed's sample order, to the given number, reported to an address of the test's own. */
  ObjectNode order(String phone, String email) {
    return JSON.createObjectNode()
        .put("phone", phone)
        .put("displayName", "Reminder")
        .put("email", email)
        .put("systemPrompt", "reminder")
        .put("apiKey", stack.secrets().engineKey())
        .put("voice", "Aoede")
        .put("language", "en-US")
        .put("maxSeconds", 120);
  }

  /** Posts the order with the API key; returns the call's id. */
  String post(ObjectNode order) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request("/calls").POST(json(order)));
    if (answer.statusCode() != 200) {
      throw new AssertionError("POST answered " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).get("callId").textValue();
  }

  HttpResponse<String> hangUp(String callId) throws IOException, InterruptedException {
    return send(request("/calls/" + callId + "/hangup").POST(BodyPublishers.noBody()));
  }

  JsonNode call(String callId) throws IOException, InterruptedException {
    return JSON.readTree(send(request("/calls/" + callId).GET()).body());
  }

  HttpResponse<String> transcript(String file) throws IOException, InterruptedException {
    return send(request("/transcripts/" + file).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.timeout(Duration.ofSeconds(15)).build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(stack.baseUrl().resolve("/api.ashx/v1" + path))
        .header("Authorization", "Bearer " + stack.secrets().apiKey())
        .header("Content-Type", "application/json");
  }

  static HttpRequest.BodyPublisher json(JsonNode body) {
    return BodyPublishers.ofString(body.toString());
  }

  boolean isFinal(String callId) throws IOException, InterruptedException {
    return CallStatus.parse(call(callId).path("status").asText("")).stream()
        .anyMatch(CallStatus::isFinal);
  }

  /** The call's webhook of that type, waited for. */
  ReceivedWebhook webhook(String callId, String type) throws InterruptedException {
    return stack
        .webhookSink()
        .inbox()
        .await(w -> w.callId().equals(callId) && w.type().equals(type), REPORT_LIMIT)
        .orElseThrow(() -> new AssertionError("no webhook " + type + " of " + callId));
  }

  List<ReceivedWebhook> webhooks(String callId) {
    return stack.webhookSink().inbox().all().stream()
        .filter(w -> w.callId().equals(callId))
        .toList();
  }

  ReceivedMail mail(String to) throws InterruptedException {
    return stack
        .mailSink()
        .inbox()
        .await(m -> m.to().equals(to), REPORT_LIMIT)
        .orElseThrow(() -> new AssertionError("no mail"));
  }

  /** What rang at the number, oldest first. */
  List<PhoneCall> phoneCalls(String number) {
    return stack.carrier().calls().stream().filter(c -> c.number().equals(number)).toList();
  }

  Optional<PhoneCall> phoneCall(String number) {
    return phoneCalls(number).stream().findFirst();
  }
}
