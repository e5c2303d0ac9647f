package io.outdial.sandbox.launcher.sinks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** {@code X-CodeB-Signature}: HMAC-SHA256 over the raw body, as bare lower-case hex. */
final class Signature {

  static final String HEADER = "X-CodeB-Signature";

  private Signature() {}

  /** Whether the header is this body's signature; takes the same time wherever they differ. */
  static boolean matches(String secret, byte[] body, @Nullable String header) {
    var expected = of(secret, body).getBytes(StandardCharsets.US_ASCII);
    var given = header == null ? new byte[0] : header.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given);
  }

  static String of(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
