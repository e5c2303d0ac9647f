package io.outdial.dialer;

import io.outdial.events.sealing.SealingKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the whole dialer needs beside the broker: a scripted bridge and a keyset. */
public final class DialerResource implements QuarkusTestResourceLifecycleManager {

  private ScriptedBridge bridge;
  private Path keyset;

  @Override
  public Map<String, String> start() {
    bridge = new ScriptedBridge();
    try {
      keyset = Files.createTempFile("dialer-private", ".json");
      Files.writeString(keyset, SealingKeys.generate().privateKeyset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "outdial.bridge-url", bridge.uri().toString(),
        "outdial.service-token", ScriptedBridge.TOKEN,
        "outdial.sealing.dialer-private", keyset.toString(),
        "outdial.sip.port", "0",
        "outdial.calls-max", "2",
        "outdial.alive-every", "PT0.5S",
        "outdial.call.first-response-limit", "PT2S",
        "outdial.call.settle-limit", "PT2S",
        "outdial.drain-limit", "PT5S");
  }

  @Override
  public void stop() {
    bridge.close();
    try {
      Files.deleteIfExists(keyset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
