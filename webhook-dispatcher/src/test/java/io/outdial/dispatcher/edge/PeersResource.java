package io.outdial.dispatcher.edge;

import io.outdial.events.sealing.SealingKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the test's own store and mail server will listen, and the keys of sealed secrets. */
public final class PeersResource implements QuarkusTestResourceLifecycleManager {

  private Path privateKeyset;

  @Override
  public Map<String, String> start() {
    var keys = SealingKeys.generate();
    try {
      privateKeyset = Files.createTempFile("dispatcher-private", ".json");
      Files.writeString(privateKeyset, keys.privateKeyset());
      int storePort = freePort();
      return Map.of(
          "outdial.sealing.dispatcher-private",
          privateKeyset.toString(),
          "outdial.store-url",
          "http://127.0.0.1:" + storePort,
          "quarkus.mailer.host",
          "127.0.0.1",
          "quarkus.mailer.port",
          Integer.toString(freePort()),
          "quarkus.mailer.from",
          "outdial@sender.example",
          "test.public-keyset",
          keys.publicKeyset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(privateKeyset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
