package io.outdial.sandbox.launcher.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a stack is to be set up.
 *
 * @param repository the checkout whose packaged services are run
 * @param gatewayPort where the API listens; 0 for a free port
 * @param ringTimeoutSec how long a phone may ring unanswered
 * @param peers trunks beside the sandbox's carrier
 * @param environment what to give a service beyond the sandbox's own settings
 */
public record StackOptions(
    Path repository,
    int gatewayPort,
    int ringTimeoutSec,
    List<PeerTrunk> peers,
    Map<StackService, Map<String, String>> environment) {

  /** Keeps its own copies. */
  public StackOptions {
    repository = repository.toAbsolutePath().normalize();
    peers = List.copyOf(peers);
    environment = Map.copyOf(environment);
  }

  /** The usual ones. */
  public static StackOptions of(Path repository, int gatewayPort) {
    return new StackOptions(repository, gatewayPort, 20, List.of(), Map.of());
  }

  /** The same with trunks beside the carrier. */
  public StackOptions withPeers(List<PeerTrunk> peers) {
    return new StackOptions(repository, gatewayPort, ringTimeoutSec, peers, environment);
  }

  /** The same with other settings for the services. */
  public StackOptions withEnvironment(Map<StackService, Map<String, String>> environment) {
    return new StackOptions(repository, gatewayPort, ringTimeoutSec, peers, environment);
  }

  /** The same with another ring timeout. */
  public StackOptions withRingTimeoutSec(int ringTimeoutSec) {
    return new StackOptions(repository, gatewayPort, ringTimeoutSec, peers, environment);
  }
}
