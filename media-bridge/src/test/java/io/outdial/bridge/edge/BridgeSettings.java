package io.outdial.bridge.edge;

import io.outdial.events.sealing.SealingKeys;
import io.outdial.sandbox.infra.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The configuration that a bridge needs before it starts. */
public final class BridgeSettings implements QuarkusTestResourceLifecycleManager {

  private Path keyset;

  @Override
  public Map<String, String> start() {
    SealingKeys keys = SealingKeys.generate();
    keyset = write(keys.privateKeyset());
    int gatewayPort = FreePort.pick();
    return Map.of(
        "outdial.service-token",
        "a-shared-secret",
        "outdial.gateway-url",
        "http://127.0.0.1:" + gatewayPort,
        "outdial.sealing.bridge-private",
        keyset.toString(),
        "outdial.rtp.host",
        "127.0.0.1",
        "outdial.rtp.port-min",
        "34000",
        "outdial.rtp.port-max",
        "34999",
        "test.gateway-port",
        String.valueOf(gatewayPort),
        "test.public-keyset",
        keys.publicKeyset());
  }

  private static Path write(String text) {
    try {
      return Files.writeString(Files.createTempFile("bridge-", ".keyset"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(keyset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
