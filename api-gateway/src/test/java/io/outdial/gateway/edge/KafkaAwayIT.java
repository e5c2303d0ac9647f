package io.outdial.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outdial.gateway.edge.Gateway.Answer;
import io.outdial.sandbox.infra.InfraResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without Kafka, what was accepted waits in the outbox, and the API works. */
@QuarkusTest
@WithTestResource(InfraResource.class)
@WithTestResource(
    value = GatewayResource.class,
    initArgs = @ResourceArg(name = "kafkaAway", value = "true"))
class KafkaAwayIT {

  @Test
  void callIsAcceptedAndItsEventKeptUntilKafkaIsBack() {
    // When
    Answer answer = Gateway.a().placeIt();

    // Then
    String call = PlaceCallIT.placed(answer);
    assertThat(Gateway.a().get("/api.ashx/v1/calls/" + call).status()).isEqualTo(200);
    assertThat(Gateway.sql("select topic from outbox where key = '" + call + "'"))
        .isEqualTo("outdial.calls.requested");
  }

  @Test
  void gatewayIsReadyAllTheSame() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(Gateway.a().get("/q/health/ready").status()).isEqualTo(200));
  }

  @Test
  void hangupIsKeptToo() {
    // Given
    String call = PlaceCallIT.placed(Gateway.a().placeIt());

    // When
    Answer answer = Gateway.a().post("/api.ashx/v1/calls/" + call + "/hangup", "");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Gateway.sql("select count(*) from outbox where key = '" + call + "'"))
        .isEqualTo("2");
  }
}
