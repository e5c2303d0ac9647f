package io.outdial.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tenant: one host name in lower case, without a port. */
public record TenantId(@JsonValue String host) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  @JsonCreator
  public TenantId {
    if (!FORM.matcher(host).matches()) {
      throw new IllegalArgumentException("a tenant is a host name in lower case");
    }
  }

  /** The tenant of that host name, or empty: for input from outside. */
  public static Optional<TenantId> parse(String host) {
    return FORM.matcher(host).matches() ? Optional.of(new TenantId(host)) : Optional.empty();
  }

  @Override
  public String toString() {
    return host;
  }
}
