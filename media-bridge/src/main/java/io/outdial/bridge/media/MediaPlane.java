package io.outdial.bridge.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The two threads that carry every call's audio: one receives from all sockets, one sends a frame
 * of each call every 20 ms. Each call has one of twenty slots of a millisecond, so that sends are
 * spread evenly. Neither thread blocks, logs in passing, or allocates in the steady state.
 */
public final class MediaPlane implements AutoCloseable {

  private static final Logger LOG = System.getLogger(MediaPlane.class.getName());
  private static final int DATAGRAM_BYTES_MAX = 2048;
  private static final int READS_IN_A_ROW_MAX = 16;

  private final MediaCounters counters;
  private final Selector selector;
  private final AudioPath[][] slots = new AudioPath[SlotClock.SLOTS][0];
  private final ByteBuffer datagram = ByteBuffer.allocateDirect(DATAGRAM_BYTES_MAX);
  private volatile boolean running = true;

  private MediaPlane(MediaCounters counters) throws IOException {
    this.counters = counters;
    this.selector = Selector.open();
  }

  public static MediaPlane start(MediaCounters counters) {
    try {
      var plane = new MediaPlane(counters);
      Thread.ofPlatform().name("rtp-receive").daemon().start(plane::receiveAll);
      Thread.ofPlatform().name("rtp-tick").daemon().start(plane::tickAll);
      return plane;
    } catch (IOException e) {
      throw new UncheckedIOException("no selector for RTP", e);
    }
  }

  /** Starts carrying a call's audio, in the emptiest slot. */
  public void add(AudioPath path) {
    synchronized (slots) {
      int slot = 0;
      for (int i = 1; i < slots.length; i++) {
        slot = slots[i].length < slots[slot].length ? i : slot;
      }
      slots[slot] =
          Stream.concat(Arrays.stream(slots[slot]), Stream.of(path)).toArray(AudioPath[]::new);
    }
    try {
      path.channel().register(selector, SelectionKey.OP_READ, path);
      selector.wakeup();
    } catch (ClosedChannelException e) {
      throw new UncheckedIOException("the call's socket is closed", e);
    }
  }

  /** Stops carrying it. The socket is the caller's to close. */
  public void remove(AudioPath path) {
    synchronized (slots) {
      for (int i = 0; i < slots.length; i++) {
        slots[i] = Arrays.stream(slots[i]).filter(p -> p != path).toArray(AudioPath[]::new);
      }
    }
    SelectionKey key = path.channel().keyFor(selector);
    if (key != null) {
      key.cancel();
      // A cancelled key holds its port until the next select.
      selector.wakeup();
    }
  }

  private void receiveAll() {
    while (running) {
      try {
        selector.select(this::receive);
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.ERROR, "RTP receiving failed, going on", e);
      }
    }
  }

  private void receive(SelectionKey key) {
    var path = (AudioPath) key.attachment();
    var channel = (DatagramChannel) key.channel();
    try {
      for (int i = 0; i < READS_IN_A_ROW_MAX; i++) {
        datagram.clear();
        var source = (InetSocketAddress) channel.receive(datagram);
        if (source == null) {
          return;
        }
        receive(path, datagram.flip(), source);
      }
    } catch (IOException e) {
      // Closed under our hands, or an ICMP error of an earlier send: the media timeout decides.
      counters.packetsInvalid.increment();
    }
  }

  private static void receive(AudioPath path, ByteBuffer datagram, InetSocketAddress source) {
    try {
      path.received(datagram, source, System.nanoTime());
    } catch (RuntimeException e) {
      fail(path, e);
    }
  }

  private void tickAll() {
    var clock = new SlotClock(System.nanoTime());
    while (running) {
      long now = awaitDue(clock.dueNanos());
      counters.paced(now - clock.dueNanos());
      for (AudioPath path : pathsOf(clock.slot())) {
        tick(path, clock.frame(), now);
      }
      counters.slotsSkipped.add(clock.advance(System.nanoTime()));
    }
  }

  private AudioPath[] pathsOf(int slot) {
    synchronized (slots) {
      return slots[slot];
    }
  }

  private static void tick(AudioPath path, long frame, long now) {
    try {
      path.tick(frame, now);
    } catch (RuntimeException e) {
      fail(path, e);
    }
  }

  /** A fault of ours costs one call: closed audio is ended by its session's media timeout. */
  private static void fail(AudioPath path, RuntimeException why) {
    LOG.log(Level.ERROR, "a call's audio failed and is closed", why);
    path.close();
  }

  private static long awaitDue(long due) {
    long now = System.nanoTime();
    while (now - due < 0) {
      LockSupport.parkNanos(due - now);
      now = System.nanoTime();
    }
    return now;
  }

  @Override
  public void close() {
    running = false;
    selector.wakeup();
  }
}
