package io.outdial.systemtests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.sandbox.launcher.stack.StackService;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes die as a crash kills them; the promises hold. */
@ExtendWith(Sandbox.class)
class CrashTest {

  @Test
  void acceptedWhileTheSchedulerIsDeadACallIsMadeWhenItIsBack(Product product) throws Exception {
    // Given
    product.stack().kill(StackService.CALL_SCHEDULER);
    String callId = product.post(product.order("+12025550114", "crash-1@yourcompany.example"));

    // When
    product.stack().restart(StackService.CALL_SCHEDULER);

    // Then
    JsonNode data = product.webhook(callId, "outbound-ai.finished").body().get("data");
    assertThat(data.get("endedReason").textValue()).isEqualTo("unreachable");
    assertThat(product.phoneCalls("+12025550114")).hasSize(1);
  }

  @Test
  void aDialerThatDiesWhileRingingLeavesAnUnknownOutcomeAndNoSecondRing(Product product)
      throws Exception {
    // Given
    int before = product.phoneCalls("+12025550111").size();
    var order = product.order("+12025550111", "crash-2@yourcompany.example");
    String callId = product.post(order.put("retries", 2).put("retryDelayMinutes", 1));
    await().atMost(20, SECONDS).until(() -> product.phoneCalls("+12025550111").size() > before);

    // When
    product.stack().kill(StackService.SIP_DIALER);
    product.stack().restart(StackService.SIP_DIALER);

    // Then
    JsonNode data = product.webhook(callId, "outbound-ai.finished").body().get("data");
    assertThat(data.get("status").textValue()).isEqualTo("ended-failed-final");
    assertThat(data.get("endedReason").textValue()).isEqualTo("outcome-unknown");
    assertThat(product.phoneCalls("+12025550111")).hasSize(before + 1);
    assertThat(Instant.parse(data.get("endedAtUtc").textValue())).isBefore(Instant.now());
  }
}
