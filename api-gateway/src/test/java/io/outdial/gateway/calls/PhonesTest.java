package io.outdial.gateway.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {

  @ParameterizedTest
  @CsvSource({
    "+4915157610183, +4915157610183",
    "0049 151 57610183, +4915157610183",
    "+49 (0)151 / 576-101.83, +4915157610183",
    "+12025550100, +12025550100",
    "+12025550118, +12025550118",
    "' +1 (202) 555-0100 ', +12025550100",
    "+442079460958, +442079460958",
    "+390612345678, +390612345678"
  })
  void writtenNumberBecomesE164(String written, String e164) {
    assertThat(Phones.parse(written)).contains(new PhoneNumber(e164));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12025550100", // not international
        "015157610183",
        "+1",
        "+",
        "00",
        "+1202555010", // too short for its country
        "+1202555010012345",
        "+5550100", // local only
        "+999123456789", // no such country
        "+1800FLOWERS",
        "+12025550100;ext=5",
        "+12025550100 x5",
        "tel:+12025550100",
        "sip:+12025550100@example.com",
        "++12025550100",
        "+1202555\r\n0100",
        "\uff0b12025550100"
      })
  void whatNoPhoneCanHaveIsRefused(String written) {
    assertThat(Phones.parse(written)).isEmpty();
  }
}
