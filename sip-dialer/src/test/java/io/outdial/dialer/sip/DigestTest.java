package io.outdial.dialer.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.dialer.sip.Digest.Algorithm;
import io.outdial.dialer.sip.Digest.Freshness;
import io.outdial.dialer.sip.Digest.Login;
import org.junit.jupiter.api.Test;

/** The examples of the RFCs. */
class DigestTest {

  private static final Login RFC_7616 =
      new Login(new Credentials("Mufasa", "Circle of Life"), "http-auth@example.org");
  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final Freshness FRESH =
      new Freshness("00000001", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

  @Test
  void md5AsInRfc7616() {
    assertThat(Digest.response(Algorithm.MD5, RFC_7616, "GET", "/dir/index.html", NONCE, FRESH))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
  }

  @Test
  void sha256AsInRfc7616() {
    assertThat(Digest.response(Algorithm.SHA_256, RFC_7616, "GET", "/dir/index.html", NONCE, FRESH))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void md5WithQopAsInRfc2617() {
    var login = new Login(new Credentials("Mufasa", "Circle Of Life"), "testrealm@host.com");
    var fresh = new Freshness("00000001", "0a4f113b");

    assertThat(
            Digest.response(
                Algorithm.MD5,
                login,
                "GET",
                "/dir/index.html",
                "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                fresh))
        .isEqualTo("6629fae49393a05397450978507c4ef1");
  }

  @Test
  void md5WithoutQopAsBeforeRfc2617() {
    var login = new Login(new Credentials("Mufasa", "Circle Of Life"), "testrealm@host.com");

    assertThat(
            Digest.response(
                Algorithm.MD5,
                login,
                "GET",
                "/dir/index.html",
                "dcd98b7102dd2f0e8b11d0f600bfb0c093"))
        .isEqualTo("670fd8c2df070c60b045671b8b24ff02");
  }
}
