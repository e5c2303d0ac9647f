package io.outdial.scheduler.calls;

import static io.outdial.scheduler.calls.Samples.CALL;
import static io.outdial.scheduler.calls.Samples.DIALER;
import static io.outdial.scheduler.calls.Samples.NOON;
import static io.outdial.scheduler.calls.Samples.OTHER_DIALER;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallStatus;
import io.outdial.events.DialCommand.DialRequested;
import io.outdial.events.EndedReason;
import io.outdial.events.HangupCommand.HangupCommanded;
import io.outdial.events.LifecycleEvent.AttemptFailed;
import io.outdial.events.LifecycleEvent.CallAnswered;
import io.outdial.events.LifecycleEvent.CallFinished;
import io.outdial.scheduler.calls.Input.DialerGone;
import io.outdial.scheduler.calls.Input.Due;
import io.outdial.scheduler.calls.Input.HangUp;
import io.outdial.scheduler.calls.Input.NobodyDialed;
import io.outdial.scheduler.calls.Input.Overdue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallStoriesTest {

  @Test
  void busyTwiceThenAnswered() {
    // Given
    var life = Life.of(Samples.order(NOON, 2));

    // When
    life.gets(Samples.started(1, DIALER, NOON.plusSeconds(1)));
    life.gets(Samples.ended(1, EndedReason.BUSY, NOON.plusSeconds(5)));
    life.at(NOON.plusSeconds(5 + 5 * 60)).gets(new Due());
    life.gets(Samples.started(2, DIALER, life.now()));
    life.gets(Samples.ended(2, EndedReason.BUSY, life.now()));
    life.at(life.now().plusSeconds(5 * 60)).gets(new Due());
    var thirdDispatch = life.now();
    life.gets(Samples.started(3, DIALER, life.now()));
    life.gets(Samples.answered(3, DIALER, life.now().plusSeconds(7)));
    var answeredAt = life.now().plusSeconds(7);
    life.gets(Samples.ended(3, EndedReason.FINISHED, answeredAt, answeredAt.plusMillis(61_500)));

    // Then
    assertThat(life.said(DialRequested.class))
        .extracting(DialRequested::attempt)
        .containsExactly(1, 2, 3);
    assertThat(life.said(AttemptFailed.class))
        .extracting(AttemptFailed::retriesLeft)
        .containsExactly(2, 1);
    assertThat(life.said(AttemptFailed.class).getFirst().nextAttemptAt())
        .isEqualTo(NOON.plusSeconds(5 + 5 * 60));
    assertThat(life.said(CallAnswered.class).getFirst().at()).isEqualTo(answeredAt);
    var finished = life.finished();
    assertThat(finished.status()).isEqualTo(CallStatus.ENDED_SUCCESS);
    assertThat(finished.attempt()).isEqualTo(3);
    assertThat(finished.retriesLeft()).isZero();
    assertThat(finished.durationSec()).isEqualTo(62);
    assertThat(finished.dispatchedAt()).isEqualTo(thirdDispatch);
    assertThat(finished.transcriptPath()).isEqualTo("outbound-ai-20260301-121005-" + CALL + ".txt");
  }

  @Test
  void noAnswerUsesUpTheRetries() {
    // Given
    var life = Life.of(Samples.order(NOON, 1));

    // When
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.ended(1, EndedReason.NO_ANSWER, NOON));
    life.at(NOON.plusSeconds(300)).gets(new Due());
    life.gets(Samples.started(2, DIALER, life.now()));
    life.gets(Samples.ended(2, EndedReason.NO_ANSWER, life.now()));

    // Then
    assertThat(life.finished().status()).isEqualTo(CallStatus.ENDED_FAILED_FINAL);
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.NO_ANSWER);
    assertThat(life.finished().transcriptPath()).isNull();
    assertThat(life.finished().durationSec()).isZero();
  }

  @Test
  void aHangUpBeforeTheFirstAttemptCancelsWithoutAnAttempt() {
    // Given
    var life = Life.of(Samples.order(NOON.plusSeconds(60), 3));

    // When
    life.gets(new HangUp());

    // Then
    assertThat(life.said(DialRequested.class)).isEmpty();
    assertThat(life.finished().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(life.finished().attempt()).isZero();
    assertThat(life.finished().retriesLeft()).isEqualTo(3);
    assertThat(life.finished().dispatchedAt()).isNull();
    assertThat(life.finished().cdr()).isNull();
  }

  @Test
  void aHangUpBetweenTwoAttemptsKeepsWhatBecameOfTheFirst() {
    // Given
    var life = Life.of(Samples.order(NOON, 3));
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.ended(1, EndedReason.BUSY, NOON));

    // When
    life.gets(new HangUp());

    // Then
    assertThat(life.finished().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(life.finished().attempt()).isEqualTo(1);
    assertThat(life.finished().dispatchedAt()).isEqualTo(NOON);
    assertThat(life.finished().cdr().reason()).isEqualTo(EndedReason.BUSY);
  }

  @Test
  void aHangUpOfAnOfferThatNobodyTookCancels() {
    // Given
    var life = Life.of(Samples.order(NOON, 3));

    // When
    life.gets(new HangUp());
    life.at(NOON.plusSeconds(13)).gets(new NobodyDialed(1, NOON.plusSeconds(10)));

    // Then
    assertThat(life.said(HangupCommanded.class)).hasSize(1);
    assertThat(life.said(DialRequested.class)).hasSize(1);
    assertThat(life.finished().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(life.finished().attempt()).isEqualTo(1);
  }

  @Test
  void aHangUpWhileItRingsCancelsWithoutARetry() {
    // Given
    var life = Life.of(Samples.order(NOON, 3));
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.ringing(1, DIALER, NOON));

    // When
    life.gets(new HangUp());
    life.gets(Samples.ended(1, EndedReason.NO_ANSWER, NOON));

    // Then
    assertThat(life.finished().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.HANGUP);
  }

  @Test
  void aHangUpWhileTheyTalkIsASuccess() {
    // Given
    var life = Life.of(Samples.order(NOON, 3));
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.answered(1, DIALER, NOON));

    // When
    life.gets(new HangUp());
    life.gets(Samples.ended(1, EndedReason.HANGUP, NOON, NOON.plusSeconds(9)));

    // Then
    assertThat(life.finished().status()).isEqualTo(CallStatus.ENDED_SUCCESS);
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.HANGUP);
  }

  @Test
  void anOfferThatNobodyTookIsMadeAnewForTheSameAttemptUntilItExpires() {
    // Given
    var life = Life.of(Samples.order(NOON, 3));

    // When
    life.at(NOON.plusSeconds(13)).gets(new NobodyDialed(1, NOON.plusSeconds(10)));
    life.at(NOON.plus(Duration.ofHours(1))).gets(new NobodyDialed(1, NOON.plusSeconds(23)));

    // Then
    assertThat(life.said(DialRequested.class))
        .extracting(DialRequested::attempt)
        .containsExactly(1, 1);
    assertThat(life.said(DialRequested.class))
        .extracting(DialRequested::dialBefore)
        .containsExactly(NOON.plusSeconds(10), NOON.plusSeconds(23));
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.EXPIRED);
    assertThat(life.finished().status()).isEqualTo(CallStatus.ENDED_FAILED_FINAL);
  }

  @Test
  void aCallWhoseDialerIsGoneIsNotDialedAgainAndWhatComesLateIsIgnored() {
    // Given
    var life = Life.of(Samples.order(NOON, 3));
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.answered(1, DIALER, NOON.plusSeconds(2)));

    // When
    life.at(NOON.plusSeconds(60)).gets(new DialerGone(DIALER, NOON.plusSeconds(20)));
    life.gets(Samples.ended(1, EndedReason.FINISHED, NOON.plusSeconds(2), NOON.plusSeconds(80)));

    // Then
    assertThat(life.said(DialRequested.class)).hasSize(1);
    assertThat(life.said(CallFinished.class)).hasSize(1);
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.OUTCOME_UNKNOWN);
    assertThat(life.finished().endedAt()).isEqualTo(NOON.plusSeconds(20));
    assertThat(life.finished().durationSec()).isEqualTo(18);
    assertThat(life.finished().transcriptPath()).isNotNull();
  }

  @Test
  void aCallThatALivingDialerLostTrackOfEndsAsUnknownWithWhatIsKnown() {
    // Given
    var life = Life.of(Samples.order(NOON, 3));
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.answered(1, DIALER, NOON.plusSeconds(7)));

    // When
    life.at(NOON.plusSeconds(300).plus(Duration.ofMinutes(15))).gets(new Overdue());

    // Then
    assertThat(life.said(HangupCommanded.class)).hasSize(1);
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.OUTCOME_UNKNOWN);
    assertThat(life.finished().answeredAt()).isEqualTo(NOON.plusSeconds(7));
    assertThat(life.finished().endedAt()).isEqualTo(NOON.plusSeconds(7));
    assertThat(life.finished().durationSec()).isZero();
  }

  @Test
  void aCallThatIsRequestedLongAfterItsTimeExpiresUndialed() {
    // When
    var life = Life.of(Samples.order(NOON.minus(Duration.ofHours(2)), 3));

    // Then
    assertThat(life.said(DialRequested.class)).isEmpty();
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.EXPIRED);
    assertThat(life.finished().attempt()).isZero();
  }

  @Test
  void anAttemptIsWithTheDialerThatSpokeOfItLastUntilItRings() {
    // Given
    var life = Life.of(Samples.order(NOON, 0));
    life.gets(Samples.started(1, DIALER, NOON));

    // When
    life.gets(Samples.started(1, OTHER_DIALER, NOON.plusSeconds(14)));
    life.gets(Samples.ringing(1, OTHER_DIALER, NOON.plusSeconds(15)));
    life.gets(new DialerGone(DIALER, NOON));
    life.gets(Samples.answered(1, DIALER, NOON.plusSeconds(16)));
    life.gets(Samples.answered(1, OTHER_DIALER, NOON.plusSeconds(17)));

    // Then
    assertThat(life.said(CallAnswered.class))
        .extracting(CallAnswered::at)
        .containsExactly(NOON.plusSeconds(17));
  }

  @Test
  void aDialerThatDidNotDialEndsNothingOfAnotherThatDoes() {
    // Given
    var life = Life.of(Samples.order(NOON, 0));
    life.gets(Samples.undialed(1, NOON, NOON.plusSeconds(11)));
    life.at(NOON.plusSeconds(13)).gets(new NobodyDialed(1, NOON.plusSeconds(10)));
    life.gets(Samples.started(1, OTHER_DIALER, NOON.plusSeconds(14)));

    // When
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.undialed(1, NOON, NOON.plusSeconds(15)));
    life.gets(Samples.answered(1, OTHER_DIALER, NOON.plusSeconds(20)));
    life.gets(Samples.undialed(1, NOON, NOON.plusSeconds(21)));
    life.gets(Samples.ended(1, EndedReason.FINISHED, NOON.plusSeconds(20), NOON.plusSeconds(80)));

    // Then
    assertThat(life.said(CallFinished.class)).hasSize(1);
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.FINISHED);
  }

  @Test
  void aDialerThatDidNotDialTheFirstOfferMayDialTheSecond() {
    // Given
    var life = Life.of(Samples.order(NOON, 0));
    life.at(NOON.plusSeconds(13)).gets(new NobodyDialed(1, NOON.plusSeconds(10)));
    life.gets(Samples.started(1, DIALER, NOON));
    life.gets(Samples.started(1, DIALER, NOON.plusSeconds(14)));

    // When
    life.gets(Samples.undialed(1, NOON, NOON.plusSeconds(15)));
    life.gets(Samples.ended(1, EndedReason.REJECTED, NOON.plusSeconds(16)));

    // Then
    assertThat(life.finished().endedReason()).isEqualTo(EndedReason.REJECTED);
  }
}
