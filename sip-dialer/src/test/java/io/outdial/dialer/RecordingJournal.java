package io.outdial.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.AttemptEvent;
import io.outdial.events.AttemptEvent.AttemptStarted;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A journal that tests read. */
final class RecordingJournal implements AttemptJournal {

  private final BlockingQueue<AttemptEvent> told = new LinkedBlockingQueue<>();
  private volatile Told answer = Told.ACKNOWLEDGED;

  void answerStarts(Told with) {
    answer = with;
  }

  @Override
  public Told started(AttemptStarted event, Instant until) {
    if (answer == Told.ACKNOWLEDGED) {
      told.add(event);
    }
    return answer;
  }

  @Override
  public void tell(AttemptEvent event) {
    told.add(event);
  }

  <E extends AttemptEvent> E next(Class<E> type) throws InterruptedException {
    AttemptEvent event = told.poll(40, TimeUnit.SECONDS);
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  void assertNothingMore() {
    assertThat(told).isEmpty();
  }
}
