package io.outdial.gateway.tenants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tenants as they stand at one moment. Immutable. */
public final class Tenants {

  /** Before any file is read. */
  public static final Tenants NONE = new Tenants(List.of());

  private final List<Tenant> all;
  private final Map<String, Tenant> byHost = new HashMap<>();

  Tenants(List<Tenant> all) {
    this.all = List.copyOf(all);
    for (Tenant tenant : all) {
      tenant.hosts().forEach(host -> byHost.put(host, tenant));
    }
  }

  public List<Tenant> all() {
    return all;
  }

  /** The tenant that a host name reaches: in lower case, without a port. */
  public Optional<Tenant> at(String host) {
    return Optional.ofNullable(byHost.get(host));
  }
}
