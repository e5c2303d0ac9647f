package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.AttemptEnded;
import io.outdial.events.AttemptEvent.AttemptRinging;
import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.AttemptEvent.DialerAlive;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.Cdr;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EndedReason;
import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.EventCodec.Decoded;
import io.outdial.events.EventId;
import io.outdial.events.HangupCommand.HangupCommanded;
import io.outdial.events.PhoneNumber;
import io.outdial.events.SettingsEvent.RouteSaved;
import io.outdial.events.SettingsEvent.SipTransport;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.TenantId;
import io.outdial.events.Topics;
import io.outdial.sandbox.infra.InfraResource;
import io.outdial.sandbox.infra.TopicReader;
import io.outdial.sandbox.infra.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service as it is deployed, with a real broker: what happens in which order. */
@QuarkusTest
@QuarkusTestResource(
    value = InfraResource.class,
    initArgs = @ResourceArg(name = "database", value = "false"))
@QuarkusTestResource(DialerResource.class)
@Timeout(120)
class WholeDialerIT {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @TestHTTPResource("/")
  URI root;

  private final TenantId tenant = new TenantId("t" + System.nanoTime() + ".example.com");
  private String bootstrap;
  private TopicWriter writer;
  private TopicReader attempts;
  private DatagramSocket trunk;

  @BeforeEach
  void connect() throws Exception {
    bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    writer = new TopicWriter(bootstrap);
    attempts = TopicReader.fromStart(bootstrap, List.of(Topics.ATTEMPTS.name()));
    trunk = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    await().atMost(LIMIT).until(() -> get("q/health/ready").contains("\"status\": \"UP\""));
  }

  @AfterEach
  void disconnect() {
    trunk.close();
    attempts.close();
    writer.close();
  }

  @Test
  void theOffsetIsCommittedAndTheStartIsToldBeforeTheInviteLeaves() throws Exception {
    // Given
    routeTo(trunk.getLocalPort());

    // When
    DialRequested dial = request(Instant.now().plusSeconds(30));
    RecordMetadata written = write(dial);

    // Then
    assertThat(receive(20_000)).startsWith("INVITE sip:+12025550100@127.0.0.1");
    assertThat(committed(written)).isGreaterThan(written.offset());
    assertThat(next(AttemptStarted.class, s -> s.callId().equals(dial.callId())).attempt())
        .isEqualTo(1);
    assertThat(next(AttemptEnded.class, e -> e.callId().equals(dial.callId())).cdr().reason())
        .isEqualTo(EndedReason.TRUNK_FAILED);
  }

  @Test
  void aRequestThatComesTooLateIsDroppedAndGarbageIsSkipped() throws Exception {
    // Given
    routeTo(trunk.getLocalPort());
    DialRequested late = request(Instant.now().minusSeconds(1));

    // When
    writer.write(Topics.DIALS.name(), late.callId().value(), "garbage");
    RecordMetadata written = write(late);

    // Then
    await().atMost(LIMIT).until(() -> committed(written) > written.offset());
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(get("q/metrics"))
                .contains("outdial_dialer_dials_dropped_total{cause=\"too-late\"} 1.0")
                .contains("outdial_dialer_dials_dropped_total{cause=\"skipped\"} 1.0"));
    assertThat(receive(200)).isEmpty();
  }

  @Test
  void aHangupCommandCancelsTheCallThatRings() throws Exception {
    Sipp.mustBeInstalled();
    try (var phone = Sipp.answering("rings-until-cancelled")) {
      // Given
      routeTo(phone.port());
      DialRequested dial = request(Instant.now().plusSeconds(30));
      write(dial);
      next(AttemptRinging.class, r -> r.callId().equals(dial.callId()));

      // When
      write(
          Topics.HANGUPS.name(),
          new HangupCommanded(EventId.next(), tenant, dial.callId(), Instant.now()));

      // Then
      assertThat(next(AttemptEnded.class, e -> e.callId().equals(dial.callId())).cdr().reason())
          .isEqualTo(EndedReason.HANGUP);
      phone.assertPlayed();
    }
  }

  @Test
  void noMoreRequestsAreTakenThanThereAreSlots() throws Exception {
    // Given
    routeTo(trunk.getLocalPort());
    List<DialRequested> three =
        List.of(
            request(Instant.now().plusSeconds(60)),
            request(Instant.now().plusSeconds(60)),
            request(Instant.now().plusSeconds(60)));

    // When
    three.forEach(this::write);

    // Then
    Predicate<AttemptEvent.OfCall> ofThree =
        e -> three.stream().anyMatch(d -> d.callId().equals(e.callId()));
    List<Cdr> ended =
        three.stream().map(_ -> next(AttemptEnded.class, ofThree::test).cdr()).toList();
    Instant thirdStart =
        ended.stream().map(Cdr::startedAt).max(Comparator.naturalOrder()).orElseThrow();
    Instant firstEnd =
        ended.stream().map(Cdr::endedAt).min(Comparator.naturalOrder()).orElseThrow();
    assertThat(thirdStart).isAfterOrEqualTo(firstEnd);
  }

  @Test
  void theDialerSaysThatItLives() {
    var alive = next(DialerAlive.class, a -> a.freeSlots() == 2);

    assertThat(alive.draining()).isFalse();
    assertThat(alive.liveCalls()).isZero();
    var again = next(DialerAlive.class, a -> a.at().isAfter(alive.at()));
    assertThat(again.dialerId()).isEqualTo(alive.dialerId());
  }

  private void routeTo(int port) throws Exception {
    var saved =
        new TrunkSaved(
            EventId.next(),
            Instant.now(),
            tenant,
            "carrier",
            "127.0.0.1",
            port,
            SipTransport.UDP,
            null,
            null,
            "+12025550000",
            10,
            30);
    write(Topics.SETTINGS.name(), saved);
    write(
        Topics.SETTINGS.name(),
        new RouteSaved(
            EventId.next(), Instant.now(), tenant, "all", "+", 1, List.of("carrier"), 0, ""));
  }

  private DialRequested request(Instant dialBefore) {
    var order =
        new CallOrder(
            new PhoneNumber("+12025550100"),
            "Acme",
            "ops@example.com",
            "You are calling about a reminder.",
            "a-model",
            "a-voice",
            "en-US",
            60,
            0,
            1,
            Instant.now(),
            true);
    return new DialRequested(
        EventId.next(), tenant, CallId.random(), Instant.now(), 1, dialBefore, order);
  }

  private RecordMetadata write(DialRequested dial) {
    return write(Topics.DIALS.name(), dial);
  }

  private RecordMetadata write(String topic, Event event) {
    return writer.write(
        topic, event.key(), new String(EventCodec.encode(event), StandardCharsets.UTF_8));
  }

  private <E extends AttemptEvent> E next(Class<E> type, Predicate<E> wanted) {
    var found =
        attempts.nextMatching(
            record -> event(type, record.value().getBytes(StandardCharsets.UTF_8), wanted) != null,
            LIMIT);
    assertThat(found).as(type.getSimpleName()).isPresent();
    return event(type, found.get().value().getBytes(StandardCharsets.UTF_8), wanted);
  }

  private static <E> E event(Class<E> type, byte[] value, Predicate<E> wanted) {
    return EventCodec.decode(Topics.ATTEMPTS, value) instanceof Decoded.Known<AttemptEvent>(var e)
            && type.isInstance(e)
            && wanted.test(type.cast(e))
        ? type.cast(e)
        : null;
  }

  private long committed(RecordMetadata written) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets("sip-dialer")
              .partitionsToOffsetAndMetadata()
              .get(20, TimeUnit.SECONDS)
              .get(new TopicPartition(written.topic(), written.partition()));
      return offset == null ? -1 : offset.offset();
    }
  }

  private String receive(int limitMs) throws Exception {
    trunk.setSoTimeout(limitMs);
    var packet = new DatagramPacket(new byte[4096], 4096);
    try {
      trunk.receive(packet);
      return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException e) {
      return "";
    }
  }

  private String get(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(root.resolve(path)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
