package io.outdial.events.sealing;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Seals secrets to one service. */
public final class Seal {

  private final HybridEncrypt encrypt;

  private Seal(HybridEncrypt encrypt) {
    this.encrypt = encrypt;
  }

  /**
   * @throws IllegalArgumentException if the text is no public keyset
   */
  public static Seal ofPublicKeyset(String json) {
    try {
      HybridConfig.register();
      return new Seal(
          TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json)
              .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public sealing keyset", e);
    }
  }

  public Sealed seal(String secret, SealContext context) {
    try {
      byte[] ciphertext =
          encrypt.encrypt(
              secret.getBytes(StandardCharsets.UTF_8),
              context.value().getBytes(StandardCharsets.UTF_8));
      return new Sealed(Base64.getEncoder().encodeToString(ciphertext));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }
}
