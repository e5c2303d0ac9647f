package io.outdial.sandbox.carrier.sip;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import io.outdial.sandbox.carrier.sip.Digest.Verdict;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import javax.sip.header.AuthorizationHeader;
import org.junit.jupiter.api.Test;

class DigestTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private final Digest digest = new Digest(new Credentials("trunk", "secret"), clock);

  @Test
  void whoKnowsThePasswordIsValid() throws Exception {
    // Given
    var authorization = authorization("trunk", "secret", digest.nonce(), "auth");

    // When
    Verdict verdict = digest.judge(authorization, "INVITE");

    // Then
    assertThat(verdict).isEqualTo(Verdict.VALID);
  }

  @Test
  void anyOtherUserPasswordMethodOrQopIsWrong() throws Exception {
    // Given
    String nonce = digest.nonce();

    // When
    Verdict user = digest.judge(authorization("thief", "secret", nonce, "auth"), "INVITE");
    Verdict password = digest.judge(authorization("trunk", "guess", nonce, "auth"), "INVITE");
    Verdict method = digest.judge(authorization("trunk", "secret", nonce, "auth"), "BYE");
    Verdict qop = digest.judge(authorization("trunk", "secret", nonce, "auth-int"), "INVITE");

    // Then
    assertThat(new Verdict[] {user, password, method, qop}).containsOnly(Verdict.WRONG);
  }

  @Test
  void anOldNonceIsStale() throws Exception {
    // Given
    var authorization = authorization("trunk", "secret", digest.nonce(), "auth");
    now = now.plus(Digest.NONCE_AGE_MAX).plusMillis(1);

    // When
    Verdict verdict = digest.judge(authorization, "INVITE");

    // Then
    assertThat(verdict).isEqualTo(Verdict.STALE);
  }

  @Test
  void aNonceFromElsewhereIsWrong() throws Exception {
    // Given
    Digest elsewhere = new Digest(new Credentials("trunk", "secret"), clock);

    // When
    Verdict foreign =
        digest.judge(authorization("trunk", "secret", elsewhere.nonce(), "auth"), "INVITE");
    Verdict nonsense = digest.judge(authorization("trunk", "secret", "x.y.z", "auth"), "INVITE");

    // Then
    assertThat(foreign).isEqualTo(Verdict.WRONG);
    assertThat(nonsense).isEqualTo(Verdict.WRONG);
  }

  @Test
  void aHeaderWithoutItsPartsIsWrongAndNoError() throws Exception {
    // Given
    AuthorizationHeader empty = new HeaderFactoryImpl().createAuthorizationHeader("Digest");

    // When
    Verdict verdict = digest.judge(empty, "INVITE");

    // Then
    assertThat(verdict).isEqualTo(Verdict.WRONG);
  }

  /** Computed as RFC 2617 section 3.2.2 spells it. */
  private static AuthorizationHeader authorization(
      String user, String password, String nonce, String qop) throws Exception {
    String ha1 = md5(user + ":" + Digest.REALM + ":" + password);
    String ha2 = md5("INVITE:sip:+12025550100@127.0.0.1");
    String response = md5(ha1 + ":" + nonce + ":00000001:cafe:" + qop + ":" + ha2);
    String line =
        """
        Digest username="%s", realm="%s", nonce="%s", uri="sip:+12025550100@127.0.0.1", \
        qop=%s, nc=00000001, cnonce="cafe", response="%s", algorithm=MD5\
        """
            .formatted(user, Digest.REALM, nonce, qop, response);
    return (AuthorizationHeader) new HeaderFactoryImpl().createHeader("Authorization", line);
  }

  private static String md5(String text) throws Exception {
    byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes());
    return "%032x".formatted(new BigInteger(1, hash));
  }
}
