package io.outdial.gateway.custody;

import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code engine_keys}. */
@Entity
@Table(name = "engine_keys")
class EngineKeyRow {

  @Id
  @Column(name = "call_id")
  private String callId;

  private String tenant;
  private String sealed;

  @SuppressWarnings("NullAway.Init") // Hibernate fills it
  protected EngineKeyRow() {}

  EngineKeyRow(CallId call, TenantId tenant, Sealed sealed) {
    this.callId = call.value();
    this.tenant = tenant.host();
    this.sealed = sealed.ciphertext();
  }

  boolean isOf(TenantId owner) {
    return tenant.equals(owner.host());
  }

  Sealed sealed() {
    return new Sealed(sealed);
  }
}
