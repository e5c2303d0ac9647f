package io.outdial.bridge.edge;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets only our own services open a WebSocket. */
@ApplicationScoped
class ServiceToken implements HttpUpgradeCheck {

  private static final int UNAUTHORIZED = 401;

  private final byte[] expected;

  ServiceToken(BridgeConfig config) {
    expected = bytes("Bearer " + config.serviceToken());
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    return isOurs(context.httpRequest().getHeader("Authorization"))
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(UNAUTHORIZED);
  }

  /** Takes the same time for every wrong token, so that none can be guessed by the clock. */
  private boolean isOurs(@Nullable String authorization) {
    return authorization != null && MessageDigest.isEqual(bytes(authorization), expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
