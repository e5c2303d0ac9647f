package io.outdial.gateway.tenants;

import io.outdial.events.SettingsEvent.EngineSettings;
import io.outdial.events.SettingsEvent.SipTransport;
import io.outdial.events.TenantId;
import java.net.URI;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One tenant as its file declares it. Secrets do not show in {@link #toString()}.
 *
 * @param hosts every name that reaches it, its own among them, in lower case
 * @param transcription whether its calls get a transcript
 * @param transferTargets E.164 numbers that the engine may transfer to
 * @param prompts texts by slug
 */
public record Tenant(
    TenantId id,
    Set<String> hosts,
    List<User> users,
    List<ApiKey> apiKeys,
    EngineSettings engine,
    boolean transcription,
    List<String> transferTargets,
    List<Trunk> trunks,
    List<Route> routes,
    Map<String, String> prompts,
    List<Webhook> webhooks) {

  /**
   * @param passwordHash bcrypt in modular crypt form
   * @param role {@code admin} may use the API
   */
  public record User(String username, String passwordHash, String role) {
    @Override
    public String toString() {
      return "User[" + username + ", " + role + "]";
    }
  }

  /**
   * @param sha256 of the whole key, {@code ak_} and all
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared with equals
  public record ApiKey(String name, byte[] sha256) {
    @Override
    public String toString() {
      return "ApiKey[" + name + "]";
    }
  }

  public record Trunk(
      String name,
      String host,
      int port,
      SipTransport transport,
      @Nullable String username,
      @Nullable String password,
      @Nullable String callerId,
      int callsMax,
      int ringTimeoutSec) {
    @Override
    public String toString() {
      return "Trunk[" + name + "]";
    }
  }

  public record Route(
      String name, String prefix, int order, List<String> trunks, int strip, String prepend) {}

  public record Webhook(String name, URI url, List<String> events, String secret) {
    @Override
    public String toString() {
      return "Webhook[" + name + "]";
    }
  }

  public Optional<User> user(String username) {
    return users.stream().filter(user -> user.username().equals(username)).findFirst();
  }

  /** Whether one of the keys has that hash; every key is compared, so that time tells nothing. */
  public boolean hasApiKey(byte[] sha256) {
    boolean found = false;
    for (ApiKey key : apiKeys) {
      found |= MessageDigest.isEqual(key.sha256(), sha256);
    }
    return found;
  }

  @Override
  public String toString() {
    return "Tenant[" + id + "]";
  }
}
