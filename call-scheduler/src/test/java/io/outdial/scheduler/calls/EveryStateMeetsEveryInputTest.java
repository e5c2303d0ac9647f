package io.outdial.scheduler.calls;

import static io.outdial.scheduler.calls.Samples.CALL;
import static io.outdial.scheduler.calls.Samples.DIALER;
import static io.outdial.scheduler.calls.Samples.NOON;
import static io.outdial.scheduler.calls.Samples.OTHER_DIALER;
import static io.outdial.scheduler.calls.Samples.RULES;
import static io.outdial.scheduler.calls.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallOrder;
import io.outdial.events.CallStatus;
import io.outdial.events.Cdr;
import io.outdial.events.EndedReason;
import io.outdial.scheduler.calls.CallState.Attempt;
import io.outdial.scheduler.calls.CallState.Dialing;
import io.outdial.scheduler.calls.CallState.Dispatched;
import io.outdial.scheduler.calls.CallState.Ended;
import io.outdial.scheduler.calls.CallState.OnDialer;
import io.outdial.scheduler.calls.CallState.Ringing;
import io.outdial.scheduler.calls.CallState.Scheduled;
import io.outdial.scheduler.calls.CallState.Taken;
import io.outdial.scheduler.calls.CallState.Talking;
import io.outdial.scheduler.calls.CallState.Tried;
import io.outdial.scheduler.calls.Input.DialerGone;
import io.outdial.scheduler.calls.Input.Due;
import io.outdial.scheduler.calls.Input.HangUp;
import io.outdial.scheduler.calls.Input.NobodyDialed;
import io.outdial.scheduler.calls.Input.Overdue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The whole machine on one page. The call is in its second attempt and has one retry left. */
class EveryStateMeetsEveryInputTest {

  /** What is not listed changes nothing and says nothing. */
  private static final String TABLE =
      """
      waiting        | hang-up             | Ended cancelled hangup            | CallFinished
      due            | due                 | Dispatched                        | DialRequested CallDispatched
      due            | hang-up             | Ended cancelled hangup            | CallFinished
      long due       | due                 | Ended ended-failed-final expired  | CallFinished
      long due       | hang-up             | Ended cancelled hangup            | CallFinished

      offered        | hang-up             | Dispatched+hangup                 | HangupCommanded
      offered        | started             | Dialing                           |
      offered        | ringing             | Ringing                           |
      offered        | answered            | Talking                           | CallAnswered
      offered        | ended busy          | Scheduled                         | AttemptFailed CallScheduled
      offered        | ended finished      | Ended ended-success finished      | CallFinished
      offered        | ended rejected      | Ended ended-failed-final rejected | CallFinished
      offered        | ended hangup        | Ended cancelled hangup            | CallFinished
      offered        | nobody dialed       | Dispatched                        | DialRequested
      offered        | started elsewhere   | Dialing                           |
      offered        | started elsewhere before | Dialing                      |
      offered        | ringing elsewhere   | Ringing                           |
      offered        | answered elsewhere  | Talking                           | CallAnswered

      offered+hangup | hang-up             | Dispatched+hangup                 | HangupCommanded
      offered+hangup | started             | Dialing+hangup                    | HangupCommanded
      offered+hangup | ringing             | Ringing+hangup                    |
      offered+hangup | answered            | Talking+hangup                    | CallAnswered
      offered+hangup | ended busy          | Ended cancelled hangup            | CallFinished
      offered+hangup | ended finished      | Ended ended-success finished      | CallFinished
      offered+hangup | ended rejected      | Ended ended-failed-final rejected | CallFinished
      offered+hangup | ended hangup        | Ended cancelled hangup            | CallFinished
      offered+hangup | nobody dialed       | Ended cancelled hangup            | CallFinished
      offered+hangup | started elsewhere   | Dialing+hangup                    | HangupCommanded
      offered+hangup | started elsewhere before | Dialing+hangup               | HangupCommanded
      offered+hangup | ringing elsewhere   | Ringing+hangup                    |
      offered+hangup | answered elsewhere  | Talking+hangup                    | CallAnswered

      long offered   | hang-up             | Dispatched+hangup                 | HangupCommanded
      long offered   | started             | Dialing                           |
      long offered   | ringing             | Ringing                           |
      long offered   | answered            | Talking                           | CallAnswered
      long offered   | ended busy          | Scheduled                         | AttemptFailed CallScheduled
      long offered   | ended finished      | Ended ended-success finished      | CallFinished
      long offered   | ended rejected      | Ended ended-failed-final rejected | CallFinished
      long offered   | ended hangup        | Ended cancelled hangup            | CallFinished
      long offered   | nobody dialed       | Ended ended-failed-final expired  | CallFinished
      long offered   | started elsewhere   | Dialing                           |
      long offered   | started elsewhere before | Dialing                      |
      long offered   | ringing elsewhere   | Ringing                           |
      long offered   | answered elsewhere  | Talking                           | CallAnswered

      dialing        | hang-up             | Dialing+hangup                    | HangupCommanded
      dialing        | ringing             | Ringing                           |
      dialing        | answered            | Talking                           | CallAnswered
      dialing        | started             | Dialing                           |
      dialing        | started elsewhere   | Dialing                           |
      dialing        | ringing elsewhere   | Ringing                           |
      dialing        | answered elsewhere  | Talking                           | CallAnswered
      dialing        | ended busy          | Scheduled                         | AttemptFailed CallScheduled
      dialing        | ended finished      | Ended ended-success finished      | CallFinished
      dialing        | ended rejected      | Ended ended-failed-final rejected | CallFinished
      dialing        | ended hangup        | Ended cancelled hangup            | CallFinished
      dialing        | ended expired       | Ended ended-failed-final expired  | CallFinished
      dialing        | dialer gone         | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished

      dialing+hangup | hang-up             | Dialing+hangup                    | HangupCommanded
      dialing+hangup | ringing             | Ringing+hangup                    |
      dialing+hangup | answered            | Talking+hangup                    | CallAnswered
      dialing+hangup | started             | Dialing+hangup                    | HangupCommanded
      dialing+hangup | started elsewhere   | Dialing+hangup                    | HangupCommanded
      dialing+hangup | ringing elsewhere   | Ringing+hangup                    |
      dialing+hangup | answered elsewhere  | Talking+hangup                    | CallAnswered
      dialing+hangup | ended busy          | Ended cancelled hangup            | CallFinished
      dialing+hangup | ended finished      | Ended ended-success finished      | CallFinished
      dialing+hangup | ended rejected      | Ended ended-failed-final rejected | CallFinished
      dialing+hangup | ended hangup        | Ended cancelled hangup            | CallFinished
      dialing+hangup | ended expired       | Ended ended-failed-final expired  | CallFinished
      dialing+hangup | dialer gone         | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished

      ringing        | hang-up             | Ringing+hangup                    | HangupCommanded
      ringing        | answered            | Talking                           | CallAnswered
      ringing        | ended busy          | Scheduled                         | AttemptFailed CallScheduled
      ringing        | ended finished      | Ended ended-success finished      | CallFinished
      ringing        | ended rejected      | Ended ended-failed-final rejected | CallFinished
      ringing        | ended hangup        | Ended cancelled hangup            | CallFinished
      ringing        | ended expired       | Ended ended-failed-final expired  | CallFinished
      ringing        | dialer gone         | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished

      talking        | hang-up             | Talking+hangup                    | HangupCommanded
      talking        | ended busy          | Ended ended-failed-final busy     | CallFinished
      talking        | ended finished      | Ended ended-success finished      | CallFinished
      talking        | ended rejected      | Ended ended-failed-final rejected | CallFinished
      talking        | ended hangup        | Ended cancelled hangup            | CallFinished
      talking        | ended expired       | Ended ended-failed-final expired  | CallFinished
      talking        | dialer gone         | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished

      long dialing   | hang-up             | Dialing+hangup                    | HangupCommanded
      long dialing   | ringing             | Ringing                           |
      long dialing   | answered            | Talking                           | CallAnswered
      long dialing   | started             | Dialing                           |
      long dialing   | started elsewhere   | Dialing                           |
      long dialing   | ringing elsewhere   | Ringing                           |
      long dialing   | answered elsewhere  | Talking                           | CallAnswered
      long dialing   | ended busy          | Scheduled                         | AttemptFailed CallScheduled
      long dialing   | ended finished      | Ended ended-success finished      | CallFinished
      long dialing   | ended rejected      | Ended ended-failed-final rejected | CallFinished
      long dialing   | ended hangup        | Ended cancelled hangup            | CallFinished
      long dialing   | ended expired       | Ended ended-failed-final expired  | CallFinished
      long dialing   | dialer gone         | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished
      long dialing   | overdue             | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished

      long ringing   | hang-up             | Ringing+hangup                    | HangupCommanded
      long ringing   | answered            | Talking                           | CallAnswered
      long ringing   | ended busy          | Scheduled                         | AttemptFailed CallScheduled
      long ringing   | ended finished      | Ended ended-success finished      | CallFinished
      long ringing   | ended rejected      | Ended ended-failed-final rejected | CallFinished
      long ringing   | ended hangup        | Ended cancelled hangup            | CallFinished
      long ringing   | ended expired       | Ended ended-failed-final expired  | CallFinished
      long ringing   | dialer gone         | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished
      long ringing   | overdue             | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished

      long talking   | hang-up             | Talking+hangup                    | HangupCommanded
      long talking   | ended busy          | Ended ended-failed-final busy     | CallFinished
      long talking   | ended finished      | Ended ended-success finished      | CallFinished
      long talking   | ended rejected      | Ended ended-failed-final rejected | CallFinished
      long talking   | ended hangup        | Ended cancelled hangup            | CallFinished
      long talking   | ended expired       | Ended ended-failed-final expired  | CallFinished
      long talking   | dialer gone         | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished
      long talking   | overdue             | Ended ended-failed-final outcome-unknown | HangupCommanded CallFinished
      """;

  private static final Instant NOW = NOON.plusSeconds(30);
  private static final Instant OFFER_ENDS = NOON.plusSeconds(10);

  /** The order's longest conversation and the rules' reserve before now. */
  private static final Instant OVERDUE_SINCE = NOW.minusSeconds(300).minus(Duration.ofMinutes(15));

  private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(1));

  private final CallLife life = new CallLife(RULES);

  @TestFactory
  Stream<DynamicTest> everyStateMeetsEveryInput() {
    var expected = table();
    return states().entrySet().stream()
        .flatMap(state ->
            inputs().entrySet().stream()
                .map(input ->
                    DynamicTest.dynamicTest(
                        state.getKey() + " meets " + input.getKey(),
                        () -> check(state, input, expected))));
  }

  @TestFactory
  Stream<DynamicTest> everyLineOfTheTableIsAboutAStateAndAnInputThatExist() {
    return table().keySet().stream()
        .map(line -> line.split(" \\| "))
        .map(parts ->
            DynamicTest.dynamicTest(
                String.join(" ", parts),
                () -> {
                  assertThat(states()).containsKey(parts[0]);
                  assertThat(inputs()).containsKey(parts[1]);
                }));
  }

  private void check(
      Map.Entry<String, CallState> state,
      Map.Entry<String, Input> input,
      Map<String, String> expected) {
    // Given
    var call = new Call(TENANT, CALL, state.getValue(), orderOf(state.getValue()));

    // When
    Decision decision = life.decide(call, input.getValue(), NOW);

    // Then
    var line = expected.get(state.getKey() + " | " + input.getKey());
    if (line == null) {
      assertThat(decision).isEqualTo(Decision.to(state.getValue()));
    } else {
      assertThat(describe(decision)).isEqualTo(line);
    }
  }

  private static Map<String, String> table() {
    return TABLE
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split("\\|", -1))
        .collect(
            Collectors.toMap(
                parts -> parts[0].strip() + " | " + parts[1].strip(),
                parts -> (parts[2].strip() + " | " + parts[3].strip()).strip()));
  }

  private static String describe(Decision decision) {
    var said =
        decision.emissions().stream()
            .map(emission -> emission.event().getClass().getSimpleName())
            .collect(Collectors.joining(" "));
    return (describe(decision.state()) + " | " + said).strip();
  }

  private static String describe(CallState state) {
    var name = state.getClass().getSimpleName();
    return switch (state) {
      case Scheduled _ -> name;
      case Dispatched offered -> name + (offered.hangupAsked() ? "+hangup" : "");
      case OnDialer on -> name + (on.taken().hangupAsked() ? "+hangup" : "");
      case Ended(var status, var reason, _) ->
          name + " " + status.wireName() + " " + reason.wireName();
    };
  }

  private static CallOrder orderOf(CallState state) {
    return state instanceof Ended ? null : Samples.order(NOON, 2);
  }

  private static Map<String, CallState> states() {
    var first =
        new Tried(
            LONG_AGO,
            new Cdr(1, EndedReason.BUSY, null, 486, NOON, null, null, null, null, NOON, null));
    var attempt = new Attempt(2, NOON, NOON);
    var taken = new Taken(attempt, DIALER, NOON, false);
    var states = new LinkedHashMap<String, CallState>();
    states.put("waiting", new Scheduled(2, NOW.plusMillis(1), first));
    states.put("due", new Scheduled(2, NOW, first));
    states.put("long due", new Scheduled(2, LONG_AGO, first));
    states.put("offered", new Dispatched(attempt, OFFER_ENDS, false, first));
    states.put("offered+hangup", new Dispatched(attempt, OFFER_ENDS, true, first));
    states.put(
        "long offered", new Dispatched(new Attempt(2, LONG_AGO, NOON), OFFER_ENDS, false, first));
    states.put("dialing", new Dialing(taken));
    states.put("dialing+hangup", new Dialing(taken.withHangupAsked()));
    states.put("ringing", new Ringing(taken, NOON));
    var takenLongAgo = new Taken(new Attempt(2, NOON, OVERDUE_SINCE), DIALER, NOON, false);
    var takenLessLongAgo =
        new Taken(new Attempt(2, NOON, OVERDUE_SINCE.plusMillis(1)), DIALER, NOON, false);
    states.put("long dialing", new Dialing(takenLongAgo));
    states.put("long ringing", new Ringing(takenLongAgo, NOON));
    states.put("long talking", new Talking(takenLongAgo, NOON, NOON));
    states.put("talking", new Talking(takenLessLongAgo, NOON, NOON));
    states.put("ended", new Ended(CallStatus.ENDED_SUCCESS, EndedReason.FINISHED, NOON));
    return states;
  }

  private static Map<String, Input> inputs() {
    var inputs = new LinkedHashMap<String, Input>();
    inputs.put("due", new Due());
    inputs.put("hang-up", new HangUp());
    inputs.put("started", Samples.started(2, DIALER, NOW));
    inputs.put("ringing", Samples.ringing(2, DIALER, NOW));
    inputs.put("answered", Samples.answered(2, DIALER, NOW));
    inputs.put("ended busy", Samples.ended(2, EndedReason.BUSY, NOW));
    inputs.put("ended finished", Samples.ended(2, EndedReason.FINISHED, NOON, NOW));
    inputs.put("ended rejected", Samples.ended(2, EndedReason.REJECTED, NOW));
    inputs.put("ended hangup", Samples.ended(2, EndedReason.HANGUP, NOW));
    inputs.put("ended expired", Samples.undialed(2, NOON, NOW));
    inputs.put("ended expired elsewhere", Samples.undialed(2, NOON.minusMillis(1), NOW));
    inputs.put("nobody dialed", new NobodyDialed(2, OFFER_ENDS));
    inputs.put("dialer gone", new DialerGone(DIALER, NOON));
    inputs.put("overdue", new Overdue());
    inputs.put("started elsewhere", Samples.started(2, OTHER_DIALER, NOW));
    inputs.put("started elsewhere before", Samples.started(2, OTHER_DIALER, NOON.minusMillis(1)));
    inputs.put("ringing elsewhere", Samples.ringing(2, OTHER_DIALER, NOW));
    inputs.put("answered elsewhere", Samples.answered(2, OTHER_DIALER, NOW));
    inputs.put("other dialer gone", new DialerGone(OTHER_DIALER, NOON));
    inputs.put("started, first attempt", Samples.started(1, DIALER, NOW));
    inputs.put("ringing, first attempt", Samples.ringing(1, DIALER, NOW));
    inputs.put("answered, first attempt", Samples.answered(1, DIALER, NOW));
    inputs.put("ended, first attempt", Samples.ended(1, EndedReason.BUSY, NOW));
    inputs.put("nobody dialed, first attempt", new NobodyDialed(1, OFFER_ENDS));
    inputs.put("nobody dialed, offer before", new NobodyDialed(2, OFFER_ENDS.minusSeconds(10)));
    return inputs;
  }
}
