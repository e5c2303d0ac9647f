package io.outdial.gateway.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.CallStatus;
import io.outdial.gateway.calls.PageRequest.Parsed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {

  @Test
  void nothingAskedIsTheFirstFiftyOfAll() {
    assertThat(PageRequest.parse(null, null, null))
        .isEqualTo(new Parsed.Page(new PageRequest(Set.of(), 50, 0)));
  }

  @Test
  void limitIsCappedAndStatusIsAList() {
    assertThat(PageRequest.parse("scheduled, in-flight", "1000", "7"))
        .isEqualTo(
            new Parsed.Page(
                new PageRequest(Set.of(CallStatus.SCHEDULED, CallStatus.IN_FLIGHT), 500, 7)));
  }

  @ParameterizedTest
  @CsvSource({
    "ended,, , status",
    "'scheduled,',, , status",
    ", 0, , limit",
    ", -1, , limit",
    ", ten, , limit",
    ", 99999999999, , limit",
    ", 1.5, , limit",
    ", , -1, offset",
    ", , x, offset"
  })
  void wrongParameterIsNamed(String status, String limit, String offset, String named) {
    assertThat(PageRequest.parse(status, limit, offset))
        .isInstanceOfSatisfying(
            Parsed.Refused.class, r -> assertThat(r.description()).startsWith(named));
  }
}
