package io.outdial.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small words of the contract: ids, numbers, names, reasons. */
class WordsTest {

  @Test
  void callIdsHaveTheSeedsFormAndDoNotRepeat() {
    Set<CallId> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(CallId.random());
    }
    assertThat(ids).hasSize(1000).allMatch(id -> id.value().matches("oac-[0-9a-f]{12}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "oac-", "oac-0123456789AB", "oac-0123456789abc", "xoac-0123456789ab"})
  void whatIsNoCallIdIsRefused(String text) {
    assertThat(CallId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new CallId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4915157610183", "+0123", "+", "+49 151", "+1234567890123456"})
  void whatIsNoNumberIsRefusedAndNotQuoted(String text) {
    assertThatThrownBy(() -> new PhoneNumber(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a phone number is + and 2 to 15 digits (E.164)");
  }

  @Test
  void eventIdsAreVersionSevenAndSortByTime() {
    long before = System.currentTimeMillis();
    EventId id = EventId.next();
    assertThat(id.uuid().version()).isEqualTo(7);
    assertThat(id.uuid().variant()).isEqualTo(2);
    assertThat(id.uuid().getMostSignificantBits() >>> 16)
        .isBetween(before, System.currentTimeMillis());
  }

  @Test
  void aTranscriptIsNamedAfterItsDispatchInUtc() {
    // Given
    var name =
        TranscriptName.of(
            Instant.parse("2026-06-23T12:00:00.999Z"), new CallId("oac-0123456789ab"));

    // Then
    assertThat(name.txt()).isEqualTo("outbound-ai-20260623-120000-oac-0123456789ab.txt");
    assertThat(TranscriptName.ofFile(name.json())).contains(name);
    assertThat(name.callId()).isEqualTo(new CallId("oac-0123456789ab"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outbound-ai-20260623-120000-oac-0123456789ab.txt",
        "outbound-ai-20260623-120000-oac-0123456789ab.wav",
        "outbound-ai-20260623-120000-oac-0123456789ab.txt\n",
        "/etc/passwd",
        ""
      })
  void whatIsNoTranscriptsNameIsRefused(String file) {
    assertThat(TranscriptName.ofFile(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12:00:05.500, 12:02:30.000, 145",
    "12:00:00.000, 12:00:00.499, 0",
    "12:00:00.000, 12:00:00.500, 1",
    "12:00:01.000, 12:00:00.000, 0"
  })
  void aDurationIsRoundedHalfUp(String answered, String ended, int seconds) {
    assertThat(Durations.wholeSecondsHalfUp(SampleEvents.at(answered), SampleEvents.at(ended)))
        .isEqualTo(seconds);
  }

  @Test
  void onlyBusyAndNoAnswerAreTriedAgain() {
    assertThat(List.of(EndedReason.values()).stream().filter(EndedReason::isRetryable))
        .containsExactlyInAnyOrder(EndedReason.BUSY, EndedReason.NO_ANSWER);
  }

  @Test
  void aHangUpIsASuccessOnlyWhileTalking() {
    assertThat(EndedReason.HANGUP.finalStatus(true)).isEqualTo(CallStatus.ENDED_SUCCESS);
    assertThat(EndedReason.HANGUP.finalStatus(false)).isEqualTo(CallStatus.CANCELLED);
  }

  @Test
  void exactlyThreeStatusesAreFinal() {
    assertThat(List.of(CallStatus.values()).stream().filter(CallStatus::isFinal))
        .containsExactlyInAnyOrder(
            CallStatus.ENDED_SUCCESS, CallStatus.ENDED_FAILED_FINAL, CallStatus.CANCELLED);
  }

  @Test
  void eachTopicHasOneWriterAndAName() {
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates().hasSize(8);
    assertThat(Topics.all()).filteredOn(Topic::compacted).containsExactly(Topics.SETTINGS);
  }
}
