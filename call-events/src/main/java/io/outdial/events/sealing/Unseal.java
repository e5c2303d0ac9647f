package io.outdial.events.sealing;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Opens what was sealed to this service. */
public final class Unseal {

  private final HybridDecrypt decrypt;

  private Unseal(HybridDecrypt decrypt) {
    this.decrypt = decrypt;
  }

  /**
   * @throws IllegalArgumentException if the text is no private keyset; the cause holds no part of
   *     it
   */
  public static Unseal ofPrivateKeyset(String json) {
    try {
      HybridConfig.register();
      return new Unseal(
          TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
              .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a private sealing keyset");
    }
  }

  /**
   * @throws UnsealException if the value was sealed to another service, for another context, or was
   *     changed on the way
   */
  public String open(Sealed sealed, SealContext context) {
    try {
      byte[] secret =
          decrypt.decrypt(
              Base64.getDecoder().decode(sealed.ciphertext()),
              context.value().getBytes(StandardCharsets.UTF_8));
      return new String(secret, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnsealException();
    }
  }
}
