package io.outdial.dialer.intake;

import io.outdial.dialer.OutboundCalls;
import io.outdial.dialer.Tally;
import io.outdial.events.DialCommand;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EventCodec;
import io.outdial.events.EventCodec.Decoded;
import io.outdial.events.Topics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Takes dial requests, on one thread of its own, no more than there are free slots.
 *
 * <p>A record's offset is committed before its call starts. So a request is dialled by one dialer
 * or by none, whatever dies when: the scheduler notices the latter when {@code dialBefore} has
 * passed. If a commit fails, the record is put back and not dialled.
 */
public final class DialIntake implements AutoCloseable {

  private static final Logger LOG = System.getLogger(DialIntake.class.getName());
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration POLL_WHEN_FULL = Duration.ofMillis(20);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final KafkaLink link;
  private final OutboundCalls calls;
  private final Tally tally;
  private final BooleanSupplier mayTake;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean joined;

  private DialIntake(KafkaLink link, OutboundCalls calls, Tally tally, BooleanSupplier mayTake) {
    this.link = link;
    this.calls = calls;
    this.tally = tally;
    this.mayTake = mayTake;
    this.thread = Thread.ofPlatform().name("dial-intake").daemon().unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param mayTake whether all that a call needs has been loaded; nothing is taken before
   */
  public static DialIntake start(
      KafkaLink link, OutboundCalls calls, Tally tally, BooleanSupplier mayTake) {
    var intake = new DialIntake(link, calls, tally, mayTake);
    intake.thread.start();
    return intake;
  }

  /** Whether this dialer is a member of the group, with or without partitions. */
  public boolean hasJoined() {
    return joined;
  }

  private void run() {
    while (stop.getCount() > 0) {
      try {
        consume();
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (KafkaException e) {
        LOG.log(Level.WARNING, "dial intake interrupted error={0}", e.getClass().getSimpleName());
        pause();
      } finally {
        joined = false;
      }
    }
  }

  private void consume() {
    try (var kafka =
        new KafkaConsumer<>(
            link.groupConsumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
      kafka.subscribe(List.of(Topics.DIALS.name()), new Membership());
      while (stop.getCount() > 0) {
        boolean ready = mayTake.getAsBoolean() && calls.freeSlots() > 0;
        regulate(kafka, ready);
        for (ConsumerRecord<String, byte[]> dial : kafka.poll(ready ? POLL : POLL_WHEN_FULL)) {
          take(kafka, dial, ready);
        }
      }
    }
  }

  /** Polling goes on while nothing may be taken: it is the group's heartbeat. */
  private static void regulate(KafkaConsumer<?, ?> kafka, boolean ready) {
    if (ready) {
      kafka.resume(kafka.paused());
    } else {
      kafka.pause(kafka.assignment());
    }
  }

  private void take(KafkaConsumer<?, ?> kafka, ConsumerRecord<String, byte[]> dial, boolean ready) {
    if (!ready || stop.getCount() == 0 || !calls.reserve()) {
      putBack(kafka, dial);
      return;
    }
    boolean started = false;
    try {
      started = commit(kafka, dial) && start(dial);
    } finally {
      if (!started) {
        calls.release();
      }
    }
  }

  private boolean commit(KafkaConsumer<?, ?> kafka, ConsumerRecord<String, byte[]> dial) {
    try {
      kafka.commitSync(Map.of(partition(dial), new OffsetAndMetadata(dial.offset() + 1)));
      return true;
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      tally.commitsFailed().increment();
      LOG.log(
          Level.WARNING,
          "dial request put back, commit failed callId={0} error={1}",
          dial.key(),
          e.getClass().getSimpleName());
      putBack(kafka, dial);
      return false;
    }
  }

  private void putBack(KafkaConsumer<?, ?> kafka, ConsumerRecord<String, byte[]> dial) {
    if (kafka.assignment().contains(partition(dial))) {
      kafka.seek(partition(dial), dial.offset());
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> dial) {
    return new TopicPartition(dial.topic(), dial.partition());
  }

  private boolean start(ConsumerRecord<String, byte[]> dial) {
    return switch (EventCodec.decode(Topics.DIALS, dial.value())) {
      case Decoded.Known<DialCommand>(DialRequested requested) -> start(requested);
      case Decoded.Unknown<DialCommand>(var type) -> skip(dial, "type " + type);
      case Decoded.Malformed<DialCommand>(var problem) -> skip(dial, problem);
    };
  }

  private boolean start(DialRequested requested) {
    if (!calls.now().isBefore(requested.dialBefore())) {
      tally.tooLate().increment();
      LOG.log(Level.WARNING, "dial request came too late callId={0}", requested.callId());
      return false;
    }
    calls.start(requested);
    return true;
  }

  private boolean skip(ConsumerRecord<?, ?> dial, String problem) {
    tally.skipped().increment();
    LOG.log(
        Level.WARNING,
        "record skipped topic={0} partition={1} offset={2} error={3}",
        dial.topic(),
        dial.partition(),
        String.valueOf(dial.offset()),
        problem);
    return false;
  }

  private void pause() {
    try {
      stop.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }

  private final class Membership implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      joined = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      joined = false;
    }
  }

  /** Takes nothing more; returns when the group knows, so that others get what comes. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(link.answer().plus(POLL).multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
