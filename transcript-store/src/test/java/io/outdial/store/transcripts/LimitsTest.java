package io.outdial.store.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private final Limits limits = new Limits(5, 5, 10, Duration.ofSeconds(1), 5);

  @Test
  void aTextWithinTheLimitIsKeptAsItIs() {
    assertThat(limits.keep("0123456789")).isEqualTo("0123456789");
  }

  @Test
  void aLongerTextIsCutAndNeverWithinACharacter() {
    assertThat(limits.keep("0123456789a")).isEqualTo("0123456789");
    assertThat(limits.keep("012345678😀")).isEqualTo("012345678");
  }

  @Test
  void nulCharactersWhichTheDatabaseRefusesAreLeftOut() {
    assertThat(limits.keep("a\0b")).isEqualTo("ab");
  }

  @Test
  void jsonThatIsTooLongIsReplacedByJsonThatSaysSo() {
    assertThat(limits.keepJson("{\"a\":1}")).isEqualTo("{\"a\":1}");
    assertThat(Json.read(limits.keepJson("{\"a\":\"longer\"}")).asText())
        .isEqualTo("longer than 10 characters");
  }
}
