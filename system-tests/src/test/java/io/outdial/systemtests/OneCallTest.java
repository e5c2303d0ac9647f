package io.outdial.systemtests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.sandbox.launcher.sinks.ReceivedWebhook;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The executable README: one POST becomes a conversation, over the packaged services, real SIP and
 * real sound, and is reported by webhooks, a mail and a transcript.
 */
@ExtendWith(Sandbox.class)
class OneCallTest {

  @Test
  void aPostBecomesAConversationThatIsReported(Product product) throws Exception {
    // Given
    String email = "one-call@yourcompany.example";

    // When
    String callId = product.post(product.order("+12025550100", email));

    // Then
    ReceivedWebhook finished = product.webhook(callId, "outbound-ai.finished");
    assertThat(finished.signatureValid()).isTrue();
    JsonNode data = finished.body().get("data");
    assertThat(data.get("status").textValue()).isEqualTo("ended-success");
    assertThat(data.get("endedReason").textValue()).isEqualTo("finished");
    assertThat(data.get("phone").textValue()).isEqualTo("+12025550100");
    assertThat(data.get("durationSec").intValue()).isPositive();
    assertThat(data.get("attempt").intValue()).isEqualTo(1);

    String file = data.get("transcriptPath").textValue();
    assertThat(file).matches("outbound-ai-\\d{8}-\\d{6}-" + callId + "\\.txt");
    assertThat(product.transcript(file).body().lines())
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(line -> line.matches("\\[\\d\\d:\\d\\d:\\d\\d] (AI|USER): .+"))
        .anyMatch(line -> line.contains(" AI: "))
        .anyMatch(line -> line.contains(" USER: "));
    assertThat(product.webhook(callId, "transcript.saved").signatureValid()).isTrue();
    assertThat(product.mail(email).text()).contains("USER:");

    var json =
        new ObjectMapper().readTree(product.transcript(file.replace(".txt", ".json")).body());
    // What a recogniser makes of a phone line varies; that it heard this person, and not nothing or
    // anybody, does not.
    List<String> heard =
        StreamSupport.stream(json.get("turns").spliterator(), false)
            .filter(turn -> turn.get("role").textValue().equals("USER"))
            .flatMap(turn -> Stream.of(turn.get("text").textValue().toLowerCase().split(" ")))
            .toList();
    assertThat(heard).containsAnyOf("yes", "alex", "there");
    assertThat(json.get("toolCalls").findValuesAsText("name")).contains("hangup");

    await().atMost(10, SECONDS).until(() -> product.isFinal(callId));
    assertThat(product.call(callId).get("transcriptPath").textValue()).isEqualTo(file);
    assertThat(product.call(callId).has("apiKey")).isFalse();
    assertThat(product.phoneCalls("+12025550100")).hasSize(1);
  }

  @Test
  void aPersonWhoHangsUpInMidConversationHasTalked(Product product) throws Exception {
    // When
    String callId = product.post(product.order("+12025550104", "hangs-up@yourcompany.example"));

    // Then
    JsonNode data = product.webhook(callId, "outbound-ai.finished").body().get("data");
    assertThat(data.get("status").textValue()).isEqualTo("ended-success");
    assertThat(data.get("endedReason").textValue()).isEqualTo("finished");
    assertThat(product.webhook(callId, "transcript.saved").signatureValid()).isTrue();
  }
}
