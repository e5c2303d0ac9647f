package io.outdial.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The carrier, called by SIPp. */
class SippIT {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final CarrierConfig OPEN =
      CarrierConfig.sandbox().withCredentials(null).withRingTime(Duration.ofMillis(300));

  @TempDir private Path folder;

  private final Queue<CarrierEvent> events = new ConcurrentLinkedQueue<>();
  private Carrier carrier;

  @BeforeAll
  static void needsSipp() {
    Sipp.assumeInstalled();
  }

  @BeforeEach
  void start() {
    carrier = Carrier.start(OPEN, events::add);
  }

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Test
  void aPhoneRingsAnswersAndAcceptsTheBye() throws Exception {
    // When
    sipp().call("+12025550100", "answer-and-bye.xml", Map.of());

    // Then
    await().atMost(LONG).until(() -> events.size() == 4);
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Invited", "Ringing", "Answered", "Ended");
    PhoneCall call = onlyCall();
    assertThat(call.endedBy()).isEqualTo(EndedBy.CALLER);
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.number()).isEqualTo("+12025550100");
    assertThat(call.fromDisplayName()).isEqualTo("Outdial");
    assertThat(call.fromUser()).isEqualTo("+12025550000");
    assertThat(List.of(call.invitedAt(), call.ringingAt(), call.answeredAt(), call.endedAt()))
        .isSorted();
    assertThat(Duration.between(call.invitedAt(), call.answeredAt()))
        .isBetween(Duration.ofMillis(295), Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({"12025550110,486", "+12025550113,603", "+12025550114,404", "+19995550123,404"})
  void aCallIsTurnedDown(String number, int status) throws Exception {
    // When
    sipp().call(number, "turned-down.xml", Map.of("STATUS", "" + status));

    // Then
    await().atMost(LONG).until(() -> onlyCall().endedAt() != null);
    assertThat(onlyCall().status()).isEqualTo(status);
    assertThat(onlyCall().endedBy()).isEqualTo(EndedBy.REJECTED);
    assertThat(onlyCall().ringingAt()).isNull();
  }

  @Test
  void aPhoneThatNobodyAnswersRingsUntilTheCallerGivesUp() throws Exception {
    // When
    sipp().call("+12025550111", "cancel-while-ringing.xml", Map.of());

    // Then
    await().atMost(LONG).until(() -> onlyCall().endedAt() != null);
    assertThat(onlyCall().endedBy()).isEqualTo(EndedBy.CANCELLED);
    assertThat(onlyCall().status()).isEqualTo(487);
    assertThat(onlyCall().answeredAt()).isNull();
  }

  @Test
  void aTrunkThatKnowsThePasswordIsLetIn() throws Exception {
    // Given
    Map<String, String> login =
        Map.of(
            "USERNAME", CarrierConfig.SANDBOX_USERNAME, "PASSWORD", CarrierConfig.SANDBOX_PASSWORD);

    try (Carrier guarded = Carrier.start(CarrierConfig.sandbox().withRingTime(Duration.ZERO))) {
      // When
      new Sipp(folder, guarded.sipAddress()).call("+12025550100", "challenged.xml", login);

      // Then
      assertThat(guarded.calls()).hasSize(1);
      assertThat(guarded.calls().getFirst().status()).isEqualTo(200);
    }
  }

  @Test
  void aTrunkWithAWrongPasswordIsNotLetIn() throws Exception {
    // Given
    Map<String, String> login =
        Map.of("USERNAME", CarrierConfig.SANDBOX_USERNAME, "PASSWORD", "wrong");

    try (Carrier guarded = Carrier.start(CarrierConfig.sandbox())) {
      // When
      new Sipp(folder, guarded.sipAddress()).call("+12025550100", "wrong-password.xml", login);

      // Then
      assertThat(guarded.calls()).isEmpty();
    }
  }

  private Sipp sipp() {
    return new Sipp(folder, carrier.sipAddress());
  }

  private PhoneCall onlyCall() {
    assertThat(carrier.calls()).hasSize(1);
    return carrier.calls().getFirst();
  }
}
