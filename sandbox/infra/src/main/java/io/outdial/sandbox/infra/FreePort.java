package io.outdial.sandbox.infra;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports on the loopback address that nobody holds. */
public final class FreePort {

  // Below Linux's ephemeral range (32768 up), so that no outgoing connection of anybody takes the
  // port between our look and its use.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 200;

  private FreePort() {}

  /**
   * A port that was free for TCP and UDP a moment ago. Somebody else may still take it before the
   * caller does.
   *
   * @throws IllegalStateException when no free port was found
   */
  public static int pick() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
  }

  /** Whether the port can be bound on 127.0.0.1 for TCP and UDP. */
  public static boolean isFree(int port) {
    var loopback = InetAddress.getLoopbackAddress();
    try (var tcp = new ServerSocket();
        var udp = new DatagramSocket(null)) {
      tcp.setReuseAddress(true);
      tcp.bind(new InetSocketAddress(loopback, port));
      udp.bind(new InetSocketAddress(loopback, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
