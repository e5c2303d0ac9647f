package io.outdial.gateway.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;

/** A tenant's RSA key pair (2048 bits) for signing access tokens with RS256 (RFC 7518). */
public record SigningKey(RSAPublicKey publicKey, PrivateKey privateKey) {

  private static final int BITS = 2048;

  static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey((RSAPublicKey) pair.getPublic(), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM lacks RSA", e);
    }
  }

  static SigningKey of(String publicBase64, String privateBase64) {
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      byte[] x509 = Base64.getDecoder().decode(publicBase64);
      byte[] pkcs8 = Base64.getDecoder().decode(privateBase64);
      return new SigningKey(
          (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(x509)),
          rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored signing key is damaged");
    }
  }

  /** X.509 in base64, as a PEM file holds it. */
  public String publicBase64() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  String privateBase64() {
    return Base64.getEncoder().encodeToString(privateKey.getEncoded());
  }

  /** The key's RFC 7638 thumbprint: the {@code kid} of its tokens. */
  public String keyId() {
    return new RsaJsonWebKey(publicKey).calculateBase64urlEncodedThumbprint("SHA-256");
  }

  /** The public half as an entry of a JWK set (RFC 7517). */
  public Map<String, Object> jwk() {
    RsaJsonWebKey jwk = new RsaJsonWebKey(publicKey);
    jwk.setKeyId(keyId());
    jwk.setUse("sig");
    jwk.setAlgorithm("RS256");
    return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
  }

  @Override
  public String toString() {
    return "SigningKey[" + keyId() + "]";
  }
}
