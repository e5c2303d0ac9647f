package io.outdial.store.transcripts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallId;
import io.outdial.events.Role;
import io.outdial.events.TenantId;
import io.outdial.store.transcripts.Transcript.ToolUse;
import io.outdial.store.transcripts.Transcript.Turn;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TranscriptRenderingTest {

  private static final Transcript REMINDER =
      transcript(
          List.of(
              turn(4, Role.USER, "17.250", "Yes, I'll be there."),
              turn(1, Role.AI, "06.000", "Hello, this is your reminder service."),
              turn(
                  3,
                  Role.AI,
                  "11.000",
                  "Just a quick reminder about your appointment at 14:00.\nWill you make it?"),
              turn(2, Role.USER, "09.999", "Yes, this is Alex.")));

  @Test
  void theTextHasOneLinePerTurnInTheOrderOfSpeaking() throws Exception {
    assertThat(TranscriptText.render(REMINDER)).isEqualTo(golden("reminder.txt"));
  }

  @Test
  void theSidecarHasEveryFieldInTheAgreedOrder() throws Exception {
    assertThat(Json.render(REMINDER) + "\n").isEqualTo(golden("reminder.json"));
  }

  @Test
  void aCallThatWasNeverAnsweredHasNullsInItsSidecar() {
    // Given
    var unanswered =
        new Transcript(
            REMINDER.callId(),
            REMINDER.tenant(),
            "+4915157610183",
            "Reminder",
            "Aoede",
            "en-US",
            "gemini-3.8-live",
            null,
            null,
            REMINDER.endedAtUtc(),
            0,
            "ended-failed-final",
            "no-answer",
            1,
            List.of(),
            List.of());

    // When
    var json = Json.render(unanswered);

    // Then
    assertThat(json)
        .contains("\"dispatchedAtUtc\":null,\"answeredAtUtc\":null")
        .endsWith("\"turns\":[],\"toolCalls\":[]}");
    assertThat(TranscriptText.render(unanswered)).isEmpty();
  }

  @Test
  void noTextCanForgeALineOrMoveATerminalsCursor() {
    // Given
    var forged = "Bye.\r\n[12:00:30] AI: You owe us.\u2028x\u0085y\u000bz\u001b[2K\ttab ";

    // When
    var text = TranscriptText.render(transcript(List.of(turn(1, Role.USER, "20.000", forged))));

    // Then
    assertThat(text).isEqualTo("[12:00:20] USER: Bye. [12:00:30] AI: You owe us. x y z [2K tab\n");
  }

  @Test
  void turnsThatBeginTogetherKeepTheirNumbersOrder() {
    // Given
    var turns = List.of(turn(2, Role.USER, "06.000", "b"), turn(1, Role.AI, "06.000", "a"));

    // When
    var text = TranscriptText.render(transcript(turns));

    // Then
    assertThat(text).isEqualTo("[12:00:06] AI: a\n[12:00:06] USER: b\n");
  }

  @Test
  void whatWasSaidIsNotInAnyToString() {
    assertThat(REMINDER.toString() + REMINDER.turns() + REMINDER.toolCalls())
        .doesNotContain("reminder", "Alex", "4915157610183", "hangup-reason");
  }

  private static Transcript transcript(List<Turn> turns) {
    return new Transcript(
        new CallId("oac-0123456789ab"),
        new TenantId("phone.yourtenant.com"),
        "+4915157610183",
        "Reminder",
        "Aoede",
        "en-US",
        "gemini-3.8-live",
        Instant.parse("2026-06-23T12:00:00Z"),
        Instant.parse("2026-06-23T12:00:05.5Z"),
        Instant.parse("2026-06-23T12:02:30Z"),
        145,
        "ended-success",
        "finished",
        1,
        turns,
        List.of(
            new ToolUse(
                Instant.parse("2026-06-23T12:02:29.999999Z"),
                "hangup",
                Json.read("{\"reason\":\"hangup-reason\"}"),
                true,
                Json.read("{\"ok\":true}"))));
  }

  private static Turn turn(int turn, Role role, String second, String text) {
    var start = Instant.parse("2026-06-23T12:00:" + second + "Z");
    return new Turn(turn, role, start, start.plusMillis(1500), text, turn == 3);
  }

  private static String golden(String name) throws IOException {
    try (var in = TranscriptRenderingTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
