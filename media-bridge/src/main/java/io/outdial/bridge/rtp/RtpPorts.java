package io.outdial.bridge.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The pool of port pairs: an even one for RTP, the odd one above it for RTCP (RFC 3550, section
 * 11). A port rests after use, so that a late packet of an old call cannot leak into a new one.
 */
public final class RtpPorts {

  private static final int BIND_TRIES_MAX = 64;

  private record Resting(int port, long untilNanos) {}

  private final InetAddress host;
  private final Duration rest;
  private final LongSupplier nanoTime;
  private final Deque<Resting> free = new ArrayDeque<>();

  /**
   * @param portMin the lowest port, rounded up to an even one
   * @param portMax the highest port that may be used
   * @param rest how long a port stays unused after a call
   */
  public RtpPorts(
      InetAddress host, int portMin, int portMax, Duration rest, LongSupplier nanoTime) {
    this.host = host;
    this.rest = rest;
    this.nanoTime = nanoTime;
    for (int port = portMin + (portMin & 1); port < portMax; port += 2) {
      free.add(new Resting(port, nanoTime.getAsLong()));
    }
  }

  /** A bound pair, or empty if every port is taken or rests. */
  public synchronized Optional<RtpPort> take() {
    for (int tries = 0; tries < BIND_TRIES_MAX && hasRested(); tries++) {
      Optional<RtpPort> bound = bind(free.removeFirst().port());
      if (bound.isPresent()) {
        return bound;
      }
    }
    return Optional.empty();
  }

  /** Whether a call could get a port now, as far as we know without binding. */
  public synchronized boolean isAvailable() {
    return hasRested();
  }

  private boolean hasRested() {
    return !free.isEmpty() && free.getFirst().untilNanos() - nanoTime.getAsLong() <= 0;
  }

  private Optional<RtpPort> bind(int port) {
    DatagramChannel rtp = null;
    try {
      rtp = open(port);
      return Optional.of(new RtpPort(rtp, open(port + 1), port, this::giveBack));
    } catch (IOException takenByAnother) {
      RtpPort.closeQuietly(rtp);
      giveBack(port);
      return Optional.empty();
    }
  }

  private DatagramChannel open(int port) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      RtpPort.configure(channel).bind(new InetSocketAddress(host, port));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private synchronized void giveBack(int port) {
    free.addLast(new Resting(port, nanoTime.getAsLong() + rest.toNanos()));
  }
}
