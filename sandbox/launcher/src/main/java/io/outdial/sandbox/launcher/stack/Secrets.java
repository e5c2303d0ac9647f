package io.outdial.sandbox.launcher.stack;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A run's secrets, fresh each time.
 *
 * @param apiKey an API key of the sandbox's tenant: {@code ak_} and 32 hex digits
 * @param engineKey what the voice engine wants to be shown
 */
public record Secrets(
    String userPassword,
    String apiKey,
    String engineKey,
    String trunkPassword,
    String webhookSecret,
    String serviceToken) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Secrets generate() {
    return new Secrets(hex(8), "ak_" + hex(16), "ek_" + hex(16), hex(16), hex(32), hex(32));
  }

  private static String hex(int byteCount) {
    var bytes = new byte[byteCount];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Secrets[redacted]";
  }
}
