package io.outdial.dialer.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The client's half of digest authentication: RFC 7616 as SIP uses it (RFC 8760), MD5 and SHA-256,
 * with {@code qop=auth} or without any qop (RFC 2069).
 */
final class Digest {

  /** What can be computed here, the stronger one later. */
  enum Algorithm {
    MD5("MD5"),
    SHA_256("SHA-256");

    private final String token;

    Algorithm(String token) {
      this.token = token;
    }

    String token() {
      return token;
    }

    private String hash(String text) {
      try {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance(token).digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this JVM lacks " + token, e);
      }
    }
  }

  private Digest() {}

  /** The {@code response} of RFC 7616 section 3.4.1 for {@code qop=auth}. */
  static String response(
      Algorithm algorithm, Login login, String method, String uri, String nonce, Freshness fresh) {
    String secret = algorithm.hash(login.a1());
    String target = algorithm.hash(method + ":" + uri);
    String middle = nonce + ":" + fresh.nonceCount() + ":" + fresh.cnonce() + ":auth";
    return algorithm.hash(secret + ":" + middle + ":" + target);
  }

  /** The same for a challenge without a qop. */
  static String response(
      Algorithm algorithm, Login login, String method, String uri, String nonce) {
    String secret = algorithm.hash(login.a1());
    return algorithm.hash(secret + ":" + nonce + ":" + algorithm.hash(method + ":" + uri));
  }

  /** Who answers, in which realm. */
  record Login(Credentials credentials, String realm) {
    private String a1() {
      return credentials.username() + ":" + realm + ":" + credentials.password();
    }
  }

  /**
   * What makes each answer another one.
   *
   * @param nonceCount eight hex digits
   */
  record Freshness(String nonceCount, String cnonce) {}
}
