package io.outdial.gateway.tokens;

import io.outdial.events.TenantId;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Sealed;
import io.outdial.events.sealing.Unseal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code signing_keys}. */
@Entity
@Table(name = "signing_keys")
class SigningKeyRow {

  @Id private String tenant;

  @Column(name = "key_id")
  private String keyId;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "sealed_private_key")
  private String sealedPrivateKey;

  @SuppressWarnings("NullAway.Init") // Hibernate fills it
  protected SigningKeyRow() {}

  SigningKey open(Unseal unseal) {
    SealContext context = SealContext.signingKey(new TenantId(tenant));
    return SigningKey.of(publicKey, unseal.open(new Sealed(sealedPrivateKey), context));
  }
}
