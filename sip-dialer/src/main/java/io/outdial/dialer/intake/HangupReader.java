package io.outdial.dialer.intake;

import io.outdial.dialer.OutboundCalls;
import io.outdial.dialer.Tally;
import io.outdial.events.EventCodec;
import io.outdial.events.EventCodec.Decoded;
import io.outdial.events.HangupCommand;
import io.outdial.events.HangupCommand.HangupCommanded;
import io.outdial.events.Topics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all hang-up commands from now on, in no group: every dialer sees every command and knows
 * its own calls. After a failure it goes on where it was.
 */
public final class HangupReader implements AutoCloseable {

  private static final Logger LOG = System.getLogger(HangupReader.class.getName());
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final KafkaLink link;
  private final OutboundCalls calls;
  private final Tally tally;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Thread thread;
  private volatile boolean reading;

  private HangupReader(KafkaLink link, OutboundCalls calls, Tally tally) {
    this.link = link;
    this.calls = calls;
    this.tally = tally;
    this.thread = Thread.ofPlatform().name("hangup-reader").daemon().unstarted(this::run);
  }

  public static HangupReader start(KafkaLink link, OutboundCalls calls, Tally tally) {
    var reader = new HangupReader(link, calls, tally);
    reader.thread.start();
    return reader;
  }

  /** Whether a command that is written now will be read. */
  public boolean isReading() {
    return reading;
  }

  private void run() {
    while (stop.getCount() > 0) {
      try {
        follow();
      } catch (InterruptException e) {
        return;
      } catch (KafkaException e) {
        LOG.log(Level.WARNING, "hang-ups unreadable error={0}", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void follow() {
    try (var kafka =
        new KafkaConsumer<>(
            link.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          kafka.partitionsFor(Topics.HANGUPS.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      kafka.assign(partitions);
      Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
      partitions.forEach(p -> positions.computeIfAbsent(p, ends::get));
      positions.forEach(kafka::seek);
      reading = true;
      while (stop.getCount() > 0) {
        kafka.poll(POLL).forEach(this::apply);
      }
    }
  }

  private void apply(ConsumerRecord<String, byte[]> command) {
    positions.put(new TopicPartition(command.topic(), command.partition()), command.offset() + 1);
    switch (EventCodec.decode(Topics.HANGUPS, command.value())) {
      case Decoded.Known<HangupCommand>(HangupCommanded hangup) -> calls.hangUp(hangup.callId());
      case Decoded.Unknown<HangupCommand> _, Decoded.Malformed<HangupCommand> _ ->
          tally.skipped().increment();
    }
  }

  private void pause() {
    try {
      stop.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
