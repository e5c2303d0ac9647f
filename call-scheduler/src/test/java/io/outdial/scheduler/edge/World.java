package io.outdial.scheduler.edge;

import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.AttemptAnswered;
import io.outdial.events.AttemptEvent.AttemptEnded;
import io.outdial.events.AttemptEvent.AttemptRinging;
import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.AttemptEvent.DialerAlive;
import io.outdial.events.CallCommand;
import io.outdial.events.CallCommand.CallRequested;
import io.outdial.events.CallCommand.HangupRequested;
import io.outdial.events.CallId;
import io.outdial.events.CallOrder;
import io.outdial.events.Cdr;
import io.outdial.events.DialerId;
import io.outdial.events.EndedReason;
import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.EventId;
import io.outdial.events.PhoneNumber;
import io.outdial.events.TenantId;
import io.outdial.events.Topic;
import io.outdial.events.Topics;
import io.outdial.sandbox.infra.TopicReader;
import io.outdial.sandbox.infra.TopicWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The rest of the house, as the scheduler meets it: what it is told and what it says. */
@Singleton
class World {

  static final TenantId TENANT = new TenantId("phone.example.com");
  static final DialerId DIALER = new DialerId("dialer-1/life-1");
  static final Duration SOON = Duration.ofSeconds(20);

  private final TopicWriter writer;
  private final TopicReader reader;
  private final InstantSource clock;
  private final List<Event> heard = new ArrayList<>();

  World(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      InstantSource clock) {
    this.writer = new TopicWriter(bootstrapServers);
    this.reader =
        TopicReader.fromStart(
            bootstrapServers,
            List.of(Topics.DIALS.name(), Topics.HANGUPS.name(), Topics.LIFECYCLE.name()));
    this.clock = clock;
  }

  static CallOrder order(Instant dueAt, int retries, int retryDelayMinutes) {
    return new CallOrder(
        new PhoneNumber("+12025550100"),
        "Ada",
        "ada@example.com",
        "You are calling about a parcel.",
        "gemini-3.8-live",
        "Aoede",
        "en-US",
        300,
        retries,
        retryDelayMinutes,
        dueAt,
        true);
  }

  CallId request(Instant dueAt, int retries, int retryDelayMinutes) {
    var callId = CallId.random();
    tell(requested(callId, order(dueAt, retries, retryDelayMinutes)));
    return callId;
  }

  CallRequested requested(CallId callId, CallOrder order) {
    return new CallRequested(EventId.next(), TENANT, callId, clock.instant(), order);
  }

  void hangUp(CallId callId) {
    tell(new HangupRequested(EventId.next(), TENANT, callId, clock.instant()));
  }

  void started(CallId callId, int attempt) {
    started(callId, attempt, DIALER);
  }

  void started(CallId callId, int attempt, DialerId dialer) {
    tell(new AttemptStarted(EventId.next(), TENANT, callId, clock.instant(), attempt, dialer));
  }

  void ringing(CallId callId, int attempt) {
    tell(new AttemptRinging(EventId.next(), TENANT, callId, clock.instant(), attempt, DIALER));
  }

  void answered(CallId callId, int attempt) {
    tell(new AttemptAnswered(EventId.next(), TENANT, callId, clock.instant(), attempt, DIALER));
  }

  void ended(CallId callId, int attempt, EndedReason reason, @Nullable Instant answeredAt) {
    var now = clock.instant();
    var cdr = new Cdr(attempt, reason, null, null, now, null, null, null, answeredAt, now, null);
    tell(new AttemptEnded(EventId.next(), TENANT, callId, now, cdr));
  }

  void alive(DialerId dialer) {
    tell(new DialerAlive(EventId.next(), clock.instant(), dialer, 0, 10, false));
  }

  void tell(CallCommand event) {
    write(Topics.REQUESTED, event);
  }

  void tell(AttemptEvent event) {
    write(Topics.ATTEMPTS, event);
  }

  void write(Topic<?> topic, CallId callId, String value) {
    writer.write(topic.name(), callId.value(), value);
  }

  private <E extends Event> void write(Topic<E> topic, E event) {
    String value = new String(EventCodec.encode(event), StandardCharsets.UTF_8);
    writer.write(topic.name(), event.key(), value);
  }

  /** The next event of that type about the call that was not returned before. */
  <E extends Event> E hear(Class<E> type, CallId callId) {
    return hear(type, callId, any -> true);
  }

  <E extends Event> E hear(Class<E> type, CallId callId, Predicate<E> wanted) {
    var limit = Instant.now().plus(SOON);
    while (Instant.now().isBefore(limit)) {
      for (var event : heard) {
        if (type.isInstance(event)
            && event.key().equals(callId.value())
            && wanted.test(type.cast(event))) {
          heard.remove(event);
          return type.cast(event);
        }
      }
      listen(Duration.ofMillis(100));
    }
    throw new AssertionError("no " + type.getSimpleName() + " of " + callId + " in " + heard);
  }

  /** All that was ever said of the call and not returned by {@link #hear}, after a while. */
  List<Event> rest(CallId callId, Duration until) {
    var limit = Instant.now().plus(until);
    while (Instant.now().isBefore(limit)) {
      listen(Duration.ofMillis(50));
    }
    return heard.stream().filter(event -> event.key().equals(callId.value())).toList();
  }

  private void listen(Duration limit) {
    reader.next(limit).map(World::decode).ifPresent(heard::add);
  }

  private static Event decode(ConsumerRecord<String, String> source) {
    var topic =
        Topics.all().stream()
            .filter(t -> t.name().equals(source.topic()))
            .findFirst()
            .orElseThrow();
    return switch (EventCodec.decode(topic, source.value().getBytes(StandardCharsets.UTF_8))) {
      case EventCodec.Decoded.Known<?>(Event event) -> event;
      case EventCodec.Decoded.Unknown<?> unknown -> throw new AssertionError(unknown);
      case EventCodec.Decoded.Malformed<?> malformed -> throw new AssertionError(malformed);
    };
  }

  @PreDestroy
  void close() {
    writer.close();
    reader.close();
  }
}
