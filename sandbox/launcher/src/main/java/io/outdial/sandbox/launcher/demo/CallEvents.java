package io.outdial.sandbox.launcher.demo;

import io.outdial.events.CallEvent;
import io.outdial.events.Event;
import io.outdial.events.EventCodec;
import io.outdial.events.EventCodec.Decoded;
import io.outdial.events.Topic;
import io.outdial.events.Topics;
import io.outdial.sandbox.infra.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the services tell one another about calls, live. Not for several threads at once. */
final class CallEvents implements AutoCloseable {

  private static final Map<String, Topic<?>> TOPICS =
      List.of(Topics.ATTEMPTS, Topics.LIFECYCLE, Topics.TURNS, Topics.TRANSCRIPTS).stream()
          .collect(Collectors.toMap(Topic::name, Function.identity()));

  private final TopicReader reader;

  CallEvents(String bootstrapServers) {
    reader = TopicReader.fromStart(bootstrapServers, TOPICS.keySet());
  }

  /** The next event of the call, or nothing when none came in time. */
  Optional<CallEvent> next(String callId, Duration limit) {
    var deadline = Instant.now().plus(limit);
    while (Instant.now().isBefore(deadline)) {
      var event =
          reader.next(Duration.between(Instant.now(), deadline)).flatMap(CallEvents::decode);
      if (event.isPresent() && event.get().callId().value().equals(callId)) {
        return event;
      }
    }
    return Optional.empty();
  }

  private static Optional<CallEvent> decode(ConsumerRecord<String, String> message) {
    var topic = TOPICS.get(message.topic());
    return topic == null || message.value() == null
        ? Optional.empty()
        : decode(topic, message.value().getBytes(StandardCharsets.UTF_8));
  }

  private static <E extends Event> Optional<CallEvent> decode(Topic<E> topic, byte[] value) {
    return EventCodec.decode(topic, value) instanceof Decoded.Known<E>(CallEvent event)
        ? Optional.of(event)
        : Optional.empty();
  }

  @Override
  public void close() {
    reader.close();
  }
}
