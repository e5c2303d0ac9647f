package io.outdial.sandbox.carrier.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sip.header.AuthorizationHeader;

/**
 * The server's half of digest authentication: MD5 with qop=auth (RFC 3261 section 22, RFC 2617).
 *
 * <p>A nonce is its own time of issue, signed, so nothing is kept per challenge. Within its minutes
 * a nonce may be used again, which callers do to save a round trip.
 */
final class Digest {

  /** How an authorization was judged. */
  enum Verdict {
    VALID,
    /** Right, but for a nonce that is too old: the caller may try again without asking anybody. */
    STALE,
    WRONG
  }

  static final String REALM = "outdial-sandbox";
  static final String ALGORITHM = "MD5";
  static final String QOP = "auth";
  static final Duration NONCE_AGE_MAX = Duration.ofMinutes(5);

  private final Credentials credentials;
  private final InstantSource clock;
  private final byte[] key = new byte[32];

  Digest(Credentials credentials, InstantSource clock) {
    this.credentials = credentials;
    this.clock = clock;
    new SecureRandom().nextBytes(key);
  }

  String nonce() {
    return signed(Long.toHexString(clock.millis()));
  }

  /** Judges what a request of the given method brought. */
  Verdict judge(AuthorizationHeader authorization, String method) {
    boolean ours =
        REALM.equals(authorization.getRealm())
            && credentials.username().equals(authorization.getUsername())
            && QOP.equals(authorization.getQop())
            && isIssuedHere(authorization.getNonce());
    if (!ours || !same(expected(authorization, method), authorization.getResponse())) {
      return Verdict.WRONG;
    }
    return isFresh(authorization.getNonce()) ? Verdict.VALID : Verdict.STALE;
  }

  private String expected(AuthorizationHeader authorization, String method) {
    String user = md5(credentials.username() + ":" + REALM + ":" + credentials.password());
    String target = md5(method + ":" + authorization.getURI());
    return md5(
        String.join(
            ":",
            user,
            authorization.getNonce(),
            "%08x".formatted(authorization.getNonceCount()),
            authorization.getCNonce(),
            QOP,
            target));
  }

  private boolean isIssuedHere(String nonce) {
    int dot = nonce == null ? -1 : nonce.indexOf('.');
    return dot > 0 && dot <= 16 && same(signed(nonce.substring(0, dot)), nonce);
  }

  private boolean isFresh(String nonce) {
    long issuedMs = Long.parseLong(nonce.substring(0, nonce.indexOf('.')), 16);
    return clock.millis() - issuedMs <= NONCE_AGE_MAX.toMillis();
  }

  private String signed(String issued) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal(issued.getBytes(StandardCharsets.US_ASCII));
      return issued + "." + HexFormat.of().formatHex(signature, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks HmacSHA256", e);
    }
  }

  private static boolean same(String expected, String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String md5(String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks MD5", e);
    }
  }
}
