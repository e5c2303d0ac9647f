package io.outdial.bridge.rtp;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A bound pair of ports. Closing it gives it back to its pool, where it rests. */
public final class RtpPort implements AutoCloseable {

  private static final int RECEIVE_BUFFER_BYTES = 64 * 1024;
  private static final int EXPEDITED_FORWARDING = 0xB8;

  private final DatagramChannel rtp;
  // Held so that nobody else gets it; reports are not read yet.
  private final DatagramChannel rtcp;
  private final int port;
  private final IntConsumer giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  RtpPort(DatagramChannel rtp, DatagramChannel rtcp, int port, IntConsumer giveBack) {
    this.rtp = rtp;
    this.rtcp = rtcp;
    this.port = port;
    this.giveBack = giveBack;
  }

  /** The RTP port's number; RTCP's is one higher. */
  public int number() {
    return port;
  }

  /** The non-blocking RTP channel. */
  public DatagramChannel channel() {
    return rtp;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closeQuietly(rtp);
      closeQuietly(rtcp);
      giveBack.accept(port);
    }
  }

  static DatagramChannel configure(DatagramChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
    channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED_FORWARDING);
    return channel;
  }

  static void closeQuietly(@Nullable DatagramChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The port is lost to us either way; the pool tries to bind it again later.
    }
  }
}
