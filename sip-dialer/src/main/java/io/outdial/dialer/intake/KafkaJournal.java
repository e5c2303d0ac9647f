package io.outdial.dialer.intake;

import io.outdial.dialer.AttemptJournal;
import io.outdial.dialer.Tally;
import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.EventCodec;
import io.outdial.events.Topics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells on the attempts topic. While the broker is away events wait in the producer's buffer; they
 * cannot be many, since no new call is taken meanwhile.
 */
public final class KafkaJournal implements AttemptJournal {

  private static final Logger LOG = System.getLogger(KafkaJournal.class.getName());

  private final KafkaProducer<String, byte[]> producer;
  private final Tally tally;
  private final InstantSource clock;

  public KafkaJournal(KafkaLink link, Tally tally, InstantSource clock) {
    this.producer =
        new KafkaProducer<>(link.producer(), new StringSerializer(), new ByteArraySerializer());
    this.tally = tally;
    this.clock = clock;
  }

  @Override
  public Told started(AttemptStarted event, Instant until) {
    Future<RecordMetadata> sending;
    try {
      sending = producer.send(EventCodec.toRecord(Topics.ATTEMPTS, event));
    } catch (KafkaException | IllegalStateException e) {
      warn(event, e);
      return Told.REFUSED;
    }
    return await(event, sending, Duration.between(clock.instant(), until));
  }

  private Told await(AttemptStarted event, Future<RecordMetadata> sending, Duration limit) {
    try {
      sending.get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
      return Told.ACKNOWLEDGED;
    } catch (ExecutionException | TimeoutException e) {
      warn(event, e);
      return Told.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Told.UNKNOWN;
    }
  }

  @Override
  public void tell(AttemptEvent event) {
    try {
      producer.send(
          EventCodec.toRecord(Topics.ATTEMPTS, event), (_, failure) -> delivered(event, failure));
    } catch (KafkaException | IllegalStateException e) {
      delivered(event, e);
    }
  }

  private void delivered(AttemptEvent event, @Nullable Exception failure) {
    if (failure != null) {
      tally.untold().increment();
      warn(event, failure);
    }
  }

  private static void warn(AttemptEvent event, Exception failure) {
    LOG.log(
        Level.WARNING,
        "event not told type={0} key={1} error={2}",
        event.getClass().getSimpleName(),
        event.key(),
        failure.getClass().getSimpleName());
  }

  /** Waits so long for what is still to be told. */
  public void close(Duration limit) {
    producer.close(limit);
  }
}
