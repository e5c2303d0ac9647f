package io.outdial.scheduler.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.events.CallId;
import io.outdial.events.CallStatus;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.DialerId;
import io.outdial.events.EndedReason;
import io.outdial.events.HangupCommand.HangupCommanded;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.events.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RestartableInfra.class)
class WatchIT {

  private static final Duration BEYOND_THE_OFFER = Duration.ofSeconds(13);

  @Inject World world;
  @Inject SettableClock clock;
  @Inject MeterRegistry meters;
  @Inject DataSource database;
  RestartableInfra.Broker broker;

  @Test
  void anOfferThatNobodyTookIsMadeAnewForTheSameAttempt() {
    // Given
    var callId = world.request(clock.instant(), 0, 1);
    var first = world.hear(DialRequested.class, callId);

    // When
    clock.advance(BEYOND_THE_OFFER);

    // Then
    var second = world.hear(DialRequested.class, callId);
    assertThat(second.attempt()).isEqualTo(1);
    assertThat(second.dialBefore()).isAfter(first.dialBefore());
    assertThat(second.eventId()).isNotEqualTo(first.eventId());
  }

  @Test
  void anOfferThatNobodyTookIsNotMadeAnewAfterAHangUp() {
    // Given
    var callId = world.request(clock.instant(), 3, 1);
    world.hear(DialRequested.class, callId);
    world.hangUp(callId);
    world.hear(HangupCommanded.class, callId);

    // When
    clock.advance(BEYOND_THE_OFFER);

    // Then
    assertThat(world.hear(CallFinished.class, callId).status()).isEqualTo(CallStatus.CANCELLED);
  }

  @Test
  void anOfferIsNotMadeAnewWhileItsStartIsPublishedButUnread() throws SQLException {
    // Given
    var blocked = world.request(clock.instant(), 0, 1);
    world.hear(DialRequested.class, blocked);
    var callId = sibling(blocked);
    world.tell(world.requested(callId, World.order(clock.instant(), 0, 1)));
    world.hear(DialRequested.class, callId);

    try (var other = database.getConnection();
        var sql = other.createStatement()) {
      other.setAutoCommit(false);
      sql.execute("select from call where call_id = '" + blocked + "' for update");
      world.started(blocked, 1);
      world.started(callId, 1);

      // When
      clock.advance(BEYOND_THE_OFFER);
      double before = watched(false);
      await().atMost(World.SOON).until(() -> watched(false) >= before + 2);

      // Then
      assertThat(world.rest(callId, Duration.ofMillis(300)))
          .noneMatch(DialRequested.class::isInstance);
      other.commit();
    }
    world.ended(callId, 1, EndedReason.REJECTED, null);
    assertThat(world.hear(CallFinished.class, callId).endedReason())
        .isEqualTo(EndedReason.REJECTED);
    assertThat(world.rest(callId, Duration.ofMillis(300)))
        .noneMatch(DialRequested.class::isInstance);
  }

  @Test
  void aCallOfADialerThatIsGoneEndsAsUnknownAndOneOfALivingDialerGoesOn() throws SQLException {
    // Given
    var lost = onDialer(new DialerId("gone/" + CallId.random()));
    var living = new DialerId("living/" + CallId.random());
    var kept = onDialer(living);

    // When
    for (int i = 0; i < 30 && dialerOf(lost) != null; i++) {
      world.alive(living);
      awaitRound();
      clock.advance(Duration.ofSeconds(8));
    }

    // Then
    var finished = world.hear(CallFinished.class, lost);
    assertThat(finished.endedReason()).isEqualTo(EndedReason.OUTCOME_UNKNOWN);
    assertThat(finished.status()).isEqualTo(CallStatus.ENDED_FAILED_FINAL);
    world.ended(kept, 1, EndedReason.BUSY, null);
    assertThat(world.hear(CallFinished.class, kept).endedReason()).isEqualTo(EndedReason.BUSY);
  }

  @Test
  void aCallThatALivingDialerLostTrackOfEndsAsUnknown() throws SQLException {
    // Given
    var dialer = new DialerId("forgetful/" + CallId.random());
    var lost = onDialer(dialer);
    clock.advance(Duration.ofMinutes(21));
    world.alive(dialer);
    var kept = onDialer(dialer);

    // When
    for (int i = 0; i < 30 && dialerOf(lost) != null; i++) {
      world.alive(dialer);
      awaitRound();
      clock.advance(Duration.ofSeconds(8));
    }

    // Then
    world.hear(HangupCommanded.class, lost);
    assertThat(world.hear(CallFinished.class, lost).endedReason())
        .isEqualTo(EndedReason.OUTCOME_UNKNOWN);
    world.ended(kept, 1, EndedReason.BUSY, null);
    assertThat(world.hear(CallFinished.class, kept).endedReason()).isEqualTo(EndedReason.BUSY);
  }

  @Test
  void ofACallThatWasOnADialerBeforeTheUpgradeItIsKnownWhenItShouldBeOver() throws Exception {
    // Given
    var callId = onDialer(new DialerId("upgraded/" + CallId.random()));
    var before = column("over_by", callId);
    execute("update call set over_by = null where call_id = '" + callId + "'");

    // When
    try (var migration = getClass().getResourceAsStream("/db/migration/V2__overdue_calls.sql")) {
      var sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
      execute(sql.substring(sql.indexOf("update call")));
    }

    // Then
    assertThat(before).isNotNull();
    assertThat(column("over_by", callId)).isEqualTo(before);
    world.ended(callId, 1, EndedReason.REJECTED, null);
    world.hear(CallFinished.class, callId);
  }

  @Test
  void silenceWhileKafkaWasAwayDoesNotCount() {
    // Given
    var dialer = new DialerId("unheard/" + CallId.random());
    var callId = onDialer(dialer);
    awaitRound();

    // When
    broker.stop();
    try {
      double before = watched(false);
      await().atMost(World.SOON).until(() -> watched(false) > before);
      clock.advance(Duration.ofSeconds(60));
    } finally {
      broker.start();
    }
    awaitRound();
    awaitRound();
    world.ended(callId, 1, EndedReason.BUSY, null);

    // Then
    assertThat(world.hear(CallFinished.class, callId).endedReason()).isEqualTo(EndedReason.BUSY);
  }

  private CallId onDialer(DialerId dialer) {
    var callId = world.request(clock.instant(), 0, 1);
    world.hear(DialRequested.class, callId);
    world.started(callId, 1, dialer);
    await()
        .atMost(World.SOON)
        .untilAsserted(() -> assertThat(dialerOf(callId)).isEqualTo(dialer.value()));
    return callId;
  }

  private String dialerOf(CallId callId) throws SQLException {
    return column("dialer_id", callId);
  }

  private String column(String name, CallId callId) throws SQLException {
    try (var connection = database.getConnection();
        var result =
            connection
                .createStatement()
                .executeQuery("select " + name + " from call where call_id = '" + callId + "'")) {
      return result.next() ? result.getString(1) : null;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A whole round, begun after this was called. */
  private void awaitRound() {
    double before = watched(true);
    await().atMost(World.SOON).until(() -> watched(true) >= before + 2);
  }

  private double watched(boolean read) {
    var counter =
        meters.find("outdial.attempts.watched").tag("read", Boolean.toString(read)).counter();
    return counter == null ? 0 : counter.count();
  }

  /** A call whose events come after those of the other, on the same partition. */
  private static CallId sibling(CallId other) {
    return Stream.generate(CallId::random)
        .filter(callId -> partition(callId) == partition(other))
        .findFirst()
        .orElseThrow();
  }

  private static int partition(CallId callId) {
    byte[] key = callId.value().getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % Topics.ATTEMPTS.partitions();
  }
}
