package io.outdial.sandbox.launcher.stack;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Stops what has been started, in order, once; also while the start is still under way, for Ctrl-C
 * may come at any time.
 */
public final class Teardown implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Teardown.class.getName());

  /** In the order in which they stop; those of one layer stop at the same time. */
  enum Layer {
    /** First, for they still have something to say to what is below. */
    SERVICES,
    ENGINE,
    CARRIER,
    SINKS,
    DATABASE,
    BROKER,
    LOG,
    FOLDER
  }

  private final Map<Layer, List<AutoCloseable>> layers = new EnumMap<>(Layer.class);
  private boolean begun;

  /**
   * Takes care of a resource, or stops it at once when everything is being stopped already.
   *
   * @throws StackException in the latter case
   */
  <T extends AutoCloseable> T keep(Layer layer, T resource) {
    synchronized (layers) {
      if (!begun) {
        layers.computeIfAbsent(layer, unused -> new ArrayList<>()).add(resource);
        return resource;
      }
    }
    stop(resource);
    throw new StackException("stopped while it started");
  }

  /** Stops everything; a second call waits for the first, and does nothing. */
  @Override
  public synchronized void close() {
    List<List<AutoCloseable>> inOrder;
    synchronized (layers) {
      begun = true;
      inOrder = List.copyOf(layers.values());
      layers.clear();
    }
    inOrder.forEach(Teardown::stopTogether);
  }

  private static void stopTogether(List<AutoCloseable> resources) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      resources.forEach(resource -> threads.execute(() -> stop(resource)));
    }
  }

  // What cannot be stopped must not keep the rest from being stopped.
  private static void stop(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "cannot stop part={0} error={1}", resource.getClass(), e);
    }
  }
}
