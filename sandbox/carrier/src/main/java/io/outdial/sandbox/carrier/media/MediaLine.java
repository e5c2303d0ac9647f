package io.outdial.sandbox.carrier.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A phone's RTP: one UDP socket, a thread that receives, and a {@link #send} that the phone calls
 * on its own beat.
 *
 * <p>Offers come on the signalling's thread, frames on the phone's, packets on the receiver's. What
 * was received and not taken within a second is dropped.
 */
public final class MediaLine implements AutoCloseable {

  private static final int DATAGRAM_BYTES_MAX = 2048;
  private static final int HEARD_MAX = 1000 / Codec.FRAME_MS;
  private static final int PORT_TRIES_MAX = 32;

  private final DatagramSocket socket;
  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(HEARD_MAX);
  private final AtomicLong packetsReceived = new AtomicLong();
  private final long sessionId = ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
  private final int ssrc = ThreadLocalRandom.current().nextInt();
  private volatile @Nullable AudioOffer peer;
  private volatile boolean listening;
  private int versions;
  private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
  private int timestamp = ThreadLocalRandom.current().nextInt();
  private boolean sentBefore;

  private MediaLine(DatagramSocket socket) {
    this.socket = socket;
  }

  /**
   * Opens an even port on the given address and starts to receive.
   *
   * @throws UncheckedIOException when no port is to be had
   */
  public static MediaLine open(InetAddress address) {
    try {
      MediaLine line = new MediaLine(evenPort(address));
      Thread.ofVirtual().name("phone-rtp-in").start(line::receive);
      return line;
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** RTP takes an even port, its companion RTCP the odd one above (RFC 3550 section 11). */
  private static DatagramSocket evenPort(InetAddress address) throws SocketException {
    for (int i = 0; i < PORT_TRIES_MAX; i++) {
      DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0));
      if (socket.getLocalPort() % 2 == 0) {
        return socket;
      }
      socket.close();
    }
    return new DatagramSocket(new InetSocketAddress(address, 0));
  }

  /**
   * Takes the first or a later offer and returns the answer; nothing when there is no common codec.
   */
  public synchronized Optional<String> answer(String sdpOffer) {
    Optional<AudioOffer> offer = AudioOffer.parse(sdpOffer);
    offer.ifPresent(accepted -> peer = accepted);
    return offer.map(accepted -> accepted.answer(local(), sessionId, ++versions));
  }

  /** An offer with which the caller is put on hold. */
  public String offerHold() {
    return offer(Direction.SENDONLY);
  }

  /** An offer with which the caller is taken back. */
  public String offerTalk() {
    return offer(Direction.SENDRECV);
  }

  private synchronized String offer(Direction direction) {
    AudioOffer agreed = peer;
    if (agreed == null) {
      throw new IllegalStateException("nothing was agreed on yet");
    }
    return agreed.offer(local(), sessionId, ++versions, direction);
  }

  /** Takes the answer to an offer of this side; one that makes no sense changes nothing. */
  public synchronized void accept(String sdpAnswer) {
    AudioOffer.parse(sdpAnswer).ifPresent(answer -> peer = answer);
  }

  private InetSocketAddress local() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** From now on what arrives counts: the call was answered. */
  public void listen() {
    listening = true;
  }

  /**
   * Sends one frame, unless the other side does not want any now (hold).
   *
   * @param beats how many times 20 ms have passed since the last frame
   */
  public void send(short[] frame, int beats) {
    timestamp += beats * Codec.FRAME_SAMPLES;
    AudioOffer to = peer;
    if (to == null || !to.direction().receives() || socket.isClosed()) {
      return;
    }
    RtpPacket packet =
        new RtpPacket(
            !sentBefore,
            to.payloadType(),
            sequence++ & 0xFFFF,
            timestamp,
            ssrc,
            to.codec().encode(frame));
    sentBefore = true;
    send(packet.toBytes(), to.remote());
  }

  private void send(byte[] datagram, InetSocketAddress to) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, to));
    } catch (IOException _) {
      // RTP is sent into the dark: a port that is closed already is no reason to end a call.
    }
  }

  private void receive() {
    byte[] buffer = new byte[DATAGRAM_BYTES_MAX];
    while (!socket.isClosed()) {
      try {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        Instant at = Instant.now();
        RtpPacket.parse(buffer, datagram.getLength()).ifPresent(packet -> accept(packet, at));
      } catch (IOException _) {
        // Closed, which the loop sees, or the far port was not open yet, which passes.
      }
    }
  }

  private void accept(RtpPacket packet, Instant at) {
    AudioOffer from = peer;
    if (from == null || !listening) {
      return;
    }
    packetsReceived.incrementAndGet();
    if (packet.payloadType() == from.payloadType()) {
      heard.offer(new Heard(from.codec().decode(packet.payload()), at));
    }
  }

  /** What has arrived since this was last asked, in the order of arrival. */
  public List<Heard> takeHeard() {
    List<Heard> frames = new ArrayList<>();
    heard.drainTo(frames);
    return frames;
  }

  /** RTP packets received since {@link #listen}, of any payload type. */
  public long packetsReceived() {
    return packetsReceived.get();
  }

  @Override
  public void close() {
    socket.close();
  }
}
