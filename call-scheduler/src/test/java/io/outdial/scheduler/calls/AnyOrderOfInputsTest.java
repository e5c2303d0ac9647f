package io.outdial.scheduler.calls;

import static io.outdial.scheduler.calls.Samples.DIALER;
import static io.outdial.scheduler.calls.Samples.NOON;
import static io.outdial.scheduler.calls.Samples.OTHER_DIALER;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.AttemptEvent.AttemptStarted;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.DialerId;
import io.outdial.events.EndedReason;
import io.outdial.events.Event;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.scheduler.calls.CallState.Dispatched;
import io.outdial.scheduler.calls.CallState.Ended;
import io.outdial.scheduler.calls.CallState.OnDialer;
import io.outdial.scheduler.calls.CallState.Scheduled;
import io.outdial.scheduler.calls.Input.DialerGone;
import io.outdial.scheduler.calls.Input.Due;
import io.outdial.scheduler.calls.Input.HangUp;
import io.outdial.scheduler.calls.Input.NobodyDialed;
import io.outdial.scheduler.calls.Input.Overdue;
import io.outdial.scheduler.calls.Input.Reported;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever arrives, in whatever order, however often. */
class AnyOrderOfInputsTest {

  private static final int LIVES = 20_000;
  private static final int INPUTS = 25;

  private final Random random = new Random(20261124);

  @Test
  void everyCallEndsExactlyOnceAndSaysNothingAfterwards() {
    int endedByItself = 0;
    for (int i = 0; i < LIVES; i++) {
      // Given
      var life = randomLife();

      // When
      endedByItself += life.state() instanceof Ended ? 1 : 0;
      settle(life);

      // Then
      assertThat(life.said(CallFinished.class)).hasSize(1);
      assertThat(life.said().getLast()).isInstanceOf(CallFinished.class);
    }
    assertThat(endedByItself).isBetween(LIVES / 10, LIVES);
  }

  @Test
  void anAttemptThatADialerHasIsNeverOfferedAgain() {
    for (int i = 0; i < LIVES; i++) {
      // Given
      var life = Life.of(Samples.order(NOON, random.nextInt(3)));
      Set<Integer> taken = new HashSet<>();

      for (int n = 0; n < INPUTS; n++) {
        // When
        var input = randomInput(life);
        int saidBefore = life.said().size();
        life.gets(input);

        // Then
        for (Event event : life.said().subList(saidBefore, life.said().size())) {
          if (event instanceof DialRequested dial) {
            assertThat(taken).doesNotContain(dial.attempt());
          }
        }
        if (input instanceof Reported(AttemptStarted started) && life.state() instanceof OnDialer) {
          taken.add(started.attempt());
        }
      }
    }
  }

  private Life randomLife() {
    var life = Life.of(Samples.order(NOON.plusSeconds(random.nextInt(60)), random.nextInt(3)));
    for (int n = 0; n < INPUTS; n++) {
      life.at(life.now().plusSeconds(random.nextInt(120))).gets(randomInput(life));
    }
    return life;
  }

  private Input randomInput(Life life) {
    int attempt = 1 + random.nextInt(3);
    DialerId dialer = random.nextInt(4) > 0 ? DIALER : OTHER_DIALER;
    return switch (random.nextInt(13)) {
      case 0, 1, 2 -> new Due();
      case 3, 4 -> Samples.started(attempt, dialer, life.now());
      case 5 -> Samples.ringing(attempt, dialer, life.now());
      case 6 -> Samples.answered(attempt, dialer, life.now());
      case 7, 8 -> Samples.ended(attempt, anyReason(), life.now());
      case 9 -> offerOf(life.state(), attempt);
      case 10 -> random.nextInt(8) > 0 ? new Due() : new HangUp();
      case 11 -> new Overdue();
      default -> random.nextInt(4) > 0 ? new Due() : new DialerGone(dialer, life.now());
    };
  }

  private EndedReason anyReason() {
    var reasons = EndedReason.values();
    return random.nextBoolean() ? EndedReason.BUSY : reasons[random.nextInt(reasons.length)];
  }

  private static Input offerOf(CallState state, int attempt) {
    return state instanceof Dispatched offered
        ? new NobodyDialed(offered.attempt().number(), offered.dialBefore())
        : new NobodyDialed(attempt, NOON);
  }

  /** What the service does sooner or later with a call that somebody wants to end. */
  private static void settle(Life life) {
    life.gets(new HangUp());
    switch (life.state()) {
      case Dispatched _ -> life.gets(offerOf(life.state(), 0));
      case OnDialer on -> life.gets(new DialerGone(on.taken().dialer(), life.now()));
      case Scheduled _, Ended _ -> {}
    }
    life.gets(new HangUp());
  }
}
