package io.outdial.events.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;

/**
 * A pair of Tink keysets as JSON text: HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM.
 *
 * @param publicKeyset may be known to whoever seals
 * @param privateKeyset a secret that only the opening service mounts
 */
public record SealingKeys(String publicKeyset, String privateKeyset) {

  private static final HpkeParameters HPKE = hpke();

  public static SealingKeys generate() {
    try {
      HybridConfig.register();
      KeysetHandle secret =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.generateEntryFromParameters(HPKE).withRandomId().makePrimary())
              .build();
      return new SealingKeys(
          TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(secret.getPublicKeysetHandle()),
          TinkJsonProtoKeysetFormat.serializeKeyset(secret, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot make sealing keys", e);
    }
  }

  private static HpkeParameters hpke() {
    try {
      return HpkeParameters.builder()
          .setVariant(HpkeParameters.Variant.TINK)
          .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
          .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
          .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM lacks HPKE", e);
    }
  }

  @Override
  public String toString() {
    return "SealingKeys[redacted]";
  }
}
