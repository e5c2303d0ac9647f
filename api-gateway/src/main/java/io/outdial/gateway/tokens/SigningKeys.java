package io.outdial.gateway.tokens;

import io.outdial.events.TenantId;
import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Unseal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Each tenant's signing key: made when first needed, stored sealed to the gateways, so that every
 * replica signs with and accepts the same one.
 */
public final class SigningKeys {

  private static final String INSERT =
      """
      insert into signing_keys (tenant, key_id, public_key, sealed_private_key)
      values (?1, ?2, ?3, ?4) on conflict do nothing\
      """;

  private final Seal toGateways;
  private final Unseal unseal;
  private final Offload offload;

  /** One entry per declared tenant that was asked for. */
  private final Map<TenantId, SigningKey> known = new ConcurrentHashMap<>();

  public SigningKeys(Seal toGateways, Unseal unseal, Offload offload) {
    this.toGateways = toGateways;
    this.unseal = unseal;
    this.offload = offload;
  }

  /** The tenant's key. To be subscribed to on a Vert.x context. */
  public Uni<SigningKey> of(TenantId tenant) {
    SigningKey key = known.get(tenant);
    return key == null
        ? Panache.withSession(() -> find(tenant))
            .onItem()
            .ifNull()
            .switchTo(() -> make(tenant))
            .invoke(found -> known.put(tenant, found))
        : Uni.createFrom().item(key);
  }

  private Uni<SigningKey> find(TenantId tenant) {
    return Panache.getSession()
        .chain(session -> session.find(SigningKeyRow.class, tenant.host()))
        .map(row -> row == null ? null : row.open(unseal));
  }

  /** Two replicas may make one at once; the first to store it wins, the other takes that. */
  private Uni<SigningKey> make(TenantId tenant) {
    return offload
        .run(SigningKey::generate)
        .chain(key ->
            Panache.withTransaction(() ->
                Panache.getSession()
                    .chain(session -> insert(session, tenant, key))
                    .chain(() -> find(tenant))));
  }

  private Uni<Integer> insert(Mutiny.Session session, TenantId tenant, SigningKey key) {
    String sealed =
        toGateways.seal(key.privateBase64(), SealContext.signingKey(tenant)).ciphertext();
    return session
        .createNativeQuery(INSERT)
        .setParameter(1, tenant.host())
        .setParameter(2, key.keyId())
        .setParameter(3, key.publicBase64())
        .setParameter(4, sealed)
        .executeUpdate();
  }
}
