package io.outdial.systemtests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.sandbox.carrier.EndedBy;
import io.outdial.sandbox.carrier.PhoneCall;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a call that nobody answers. */
@ExtendWith(Sandbox.class)
class UnansweredCallTest {

  @Test
  void aBusyNumberIsTriedAgainAndGivenUp(Product product) throws Exception {
    // Given
    var order = product.order("+12025550110", "busy@yourcompany.example");

    // When
    String callId = product.post(order.put("retries", 1).put("retryDelayMinutes", 2));

    // Then
    JsonNode data = finished(product, callId);
    assertThat(data.get("status").textValue()).isEqualTo("ended-failed-final");
    assertThat(data.get("endedReason").textValue()).isEqualTo("busy");
    assertThat(data.get("attempt").intValue()).isEqualTo(2);
    assertThat(data.get("retriesLeft").intValue()).isZero();
    assertThat(data.get("transcriptPath").isNull()).isTrue();
    assertThat(data.get("answeredAtUtc").isNull()).isTrue();
    assertThat(product.phoneCalls("+12025550110")).hasSize(2);
    assertThat(product.phoneCalls("+12025550110").get(1).invitedAt())
        .isAfter(product.phoneCalls("+12025550110").get(0).endedAt().plusMillis(1900));
    assertThat(product.mail("busy@yourcompany.example").subject()).contains("Reminder");
  }

  @Test
  void aPhoneThatIsNotPickedUpIsCancelledAfterTheRingTimeout(Product product) throws Exception {
    // When
    String callId = product.post(product.order("+12025550111", "no-answer@yourcompany.example"));

    // Then
    JsonNode data = finished(product, callId);
    assertThat(data.get("status").textValue()).isEqualTo("ended-failed-final");
    assertThat(data.get("endedReason").textValue()).isEqualTo("no-answer");
    assertThat(data.get("durationSec").intValue()).isZero();
  }

  @Test
  void aDeclinedCallIsNotTriedAgain(Product product) throws Exception {
    // Given
    var order = product.order("+12025550113", "declined@yourcompany.example");

    // When
    String callId = product.post(order.put("retries", 3).put("retryDelayMinutes", 1));

    // Then
    JsonNode data = finished(product, callId);
    assertThat(data.get("endedReason").textValue()).isEqualTo("rejected");
    assertThat(data.get("attempt").intValue()).isEqualTo(1);
    assertThat(product.phoneCalls("+12025550113")).hasSize(1);
  }

  @Test
  void aHangUpWhileRingingSendsCancel(Product product) throws Exception {
    // Given
    int before = product.phoneCalls("+12025550111").size();
    String callId = product.post(product.order("+12025550111", "cancelled@yourcompany.example"));
    await()
        .atMost(20, SECONDS)
        .until(() ->
            product.phoneCalls("+12025550111").size() > before
                && product.phoneCalls("+12025550111").getLast().ringingAt() != null);

    // When
    assertThat(product.hangUp(callId).statusCode()).isEqualTo(200);

    // Then
    JsonNode data = finished(product, callId);
    assertThat(data.get("status").textValue()).isEqualTo("cancelled");
    assertThat(data.get("endedReason").textValue()).isEqualTo("hangup");
    PhoneCall rang = product.phoneCalls("+12025550111").getLast();
    await()
        .atMost(5, SECONDS)
        .untilAsserted(() ->
            assertThat(product.phoneCalls("+12025550111").getLast().endedBy())
                .isEqualTo(EndedBy.CANCELLED));
    assertThat(rang.answeredAt()).isNull();
    assertThat(product.hangUp(callId).statusCode()).as("a second time").isEqualTo(200);
  }

  @Test
  void aCallThatIsNotDueYetIsCancelledWithoutRinging(Product product) throws Exception {
    // Given
    var order = product.order("+12025550116", "later@yourcompany.example");
    String callId =
        product.post(order.put("scheduleAtUtc", Instant.now().plusSeconds(3600).toString()));

    // When
    product.hangUp(callId);

    // Then
    JsonNode data = finished(product, callId);
    assertThat(data.get("status").textValue()).isEqualTo("cancelled");
    assertThat(data.get("attempt").intValue()).isZero();
    assertThat(product.phoneCalls("+12025550116")).isEmpty();
  }

  @Test
  void anEngineThatRefusesTheKeyEndsTheCallAndSaysSo(Product product) throws Exception {
    // Given
    var order = product.order("+12025550105", "bad-key@yourcompany.example");

    // When
    String callId = product.post(order.put("apiKey", "a-key-that-is-wrong"));

    // Then
    JsonNode data = finished(product, callId);
    assertThat(data.get("status").textValue()).isEqualTo("ended-failed-final");
    assertThat(data.get("endedReason").textValue()).isEqualTo("engine-failed");
  }

  private static JsonNode finished(Product product, String callId) throws InterruptedException {
    return product.webhook(callId, "outbound-ai.finished").body().get("data");
  }
}
