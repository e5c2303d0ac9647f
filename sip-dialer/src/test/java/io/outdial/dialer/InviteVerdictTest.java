package io.outdial.dialer;

import static io.outdial.events.EndedReason.BUSY;
import static io.outdial.events.EndedReason.MEDIA_FAILED;
import static io.outdial.events.EndedReason.NO_ANSWER;
import static io.outdial.events.EndedReason.REJECTED;
import static io.outdial.events.EndedReason.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.EndedReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InviteVerdictTest {

  private static final Map<EndedReason, List<Integer>> OVER = new LinkedHashMap<>();

  /** 401 and 407 come here only when the credentials were refused. */
  private static final List<Integer> TRUNK_TROUBLE =
      List.of(
          400, 401, 402, 405, 406, 407, 412, 413, 417, 420, 421, 422, 423, 424, 425, 428, 429, 430,
          436, 437, 438, 439, 440, 469, 470, 481, 482, 483, 489, 491, 493, 494, 500, 501, 502, 503,
          504, 505, 513, 555, 580);

  static {
    OVER.put(BUSY, List.of(486, 600));
    OVER.put(NO_ANSWER, List.of(408, 480, 487));
    OVER.put(UNREACHABLE, List.of(300, 301, 302, 305, 380, 404, 410, 414, 416, 484, 485, 604));
    OVER.put(REJECTED, List.of(403, 433, 603, 607, 608));
    OVER.put(MEDIA_FAILED, List.of(415, 488, 606));
  }

  static Stream<Arguments> codes() {
    Stream<Arguments> over =
        OVER.entrySet().stream()
            .flatMap(row ->
                row.getValue().stream()
                    .map(code -> Arguments.of(code, new InviteVerdict.Over(row.getKey()))));
    Stream<Arguments> trouble =
        TRUNK_TROUBLE.stream().map(code -> Arguments.of(code, new InviteVerdict.TrunkTrouble()));
    return Stream.concat(over, trouble);
  }

  @ParameterizedTest(name = "{0} means {1}")
  @MethodSource("codes")
  void eachRegisteredCodeHasItsVerdict(int code, InviteVerdict expected) {
    assertThat(InviteVerdict.of(code)).isEqualTo(expected);
    assertThat(InviteVerdict.isKnown(code)).isTrue();
  }

  @Test
  void noRegisteredCodeIsWithoutARowHere() {
    List<Integer> known = IntStream.range(300, 700).filter(InviteVerdict::isKnown).boxed().toList();

    assertThat(codes().map(row -> (Integer) row.get()[0]))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void anUnknownCodeIsTakenAsItsClassAndIsLoud() {
    assertThat(InviteVerdict.of(399)).isEqualTo(new InviteVerdict.Over(UNREACHABLE));
    assertThat(InviteVerdict.of(499)).isEqualTo(new InviteVerdict.TrunkTrouble());
    assertThat(InviteVerdict.of(599)).isEqualTo(new InviteVerdict.TrunkTrouble());
    assertThat(InviteVerdict.of(699)).isEqualTo(new InviteVerdict.Over(REJECTED));
    assertThat(IntStream.of(399, 499, 599, 699)).noneMatch(InviteVerdict::isKnown);
  }

  @Test
  void onlyBusyAndNoAnswerMayBeDialledAgain() {
    assertThat(OVER.keySet().stream().filter(EndedReason::isRetryable))
        .containsExactlyInAnyOrder(BUSY, NO_ANSWER);
  }
}
