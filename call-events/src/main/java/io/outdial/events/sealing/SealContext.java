package io.outdial.events.sealing;

import io.outdial.events.CallId;
import io.outdial.events.TenantId;

/**
 * What a sealed secret is bound to. It is authenticated with the secret, so that a sealed value
 * that is moved to another call or tenant cannot be opened there.
 */
public record SealContext(String value) {

  public static SealContext engineKey(TenantId tenant, CallId callId) {
    return new SealContext("engine-key|" + tenant.host() + "|" + callId.value());
  }

  public static SealContext trunkPassword(TenantId tenant, String trunk) {
    return new SealContext("trunk-password|" + tenant.host() + "|" + trunk);
  }

  public static SealContext webhookSecret(TenantId tenant, String webhook) {
    return new SealContext("webhook-secret|" + tenant.host() + "|" + webhook);
  }

  public static SealContext signingKey(TenantId tenant) {
    return new SealContext("signing-key|" + tenant.host());
  }
}
