package io.outdial.dialer.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void quotesAndBackslashesAreEscaped() {
    assertThat(Quoted.of("say \"hi\" \\ bye")).isEqualTo("\"say \\\"hi\\\" \\\\ bye\"");
  }

  @Test
  void aLineBreakCannotSmuggleAHeaderIn() {
    assertThat(Quoted.inner("Ann\r\nX-Evil: 1")).isEqualTo("AnnX-Evil: 1");
    assertThat(Quoted.user("ann\r\nX-Evil: 1")).isEqualTo("ann%0D%0AX-Evil%3A%201");
  }

  @Test
  void numbersAndOrdinaryNamesStayAsTheyAre() {
    assertThat(Quoted.user("+12025550100")).isEqualTo("+12025550100");
    assertThat(Quoted.user("acme.sales")).isEqualTo("acme.sales");
  }

  @Test
  void whatMayNotStandInAUserPartIsPercentEncoded() {
    assertThat(Quoted.user("a@b c\u00e9")).isEqualTo("a%40b%20c%C3%A9");
  }
}
