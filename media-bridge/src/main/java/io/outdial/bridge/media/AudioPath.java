package io.outdial.bridge.media;

import io.outdial.bridge.audio.PlayoutQueue;
import io.outdial.bridge.rtp.Latch;
import io.outdial.bridge.rtp.RtpPacket;
import io.outdial.bridge.rtp.RtpPort;
import io.outdial.bridge.sdp.SdpAnswer;
import io.outdial.bridge.sdp.SdpOffer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call's audio, assembled:
 *
 * <pre>
 * socket → packet → latch → jitter buffer → decoder → speech detector → ring → engine
 * engine → samples → resampler → playout queue → encoder → packet → socket
 * </pre>
 *
 * It is silent and deaf until {@link #open}: what comes before the answer goes nowhere.
 */
public final class AudioPath {

  /** Told of what happens on the wire; called on the ticker, so it must not block. */
  public interface Listener extends PlayoutQueue.Listener {

    /** The person began to speak. */
    void speechStarted(long nanos);

    /** The person fell silent. */
    void speechEnded(long nanos);
  }

  /** What was agreed with the peer, and who is heard under it. */
  private record Agreement(SdpAnswer.Accepted answer, Latch latch) {}

  private final RtpPort port;
  private final MediaCounters counters;
  private final Uplink uplink;
  private final Downlink downlink;
  private final RtpPacket packet = new RtpPacket();
  private volatile @Nullable Agreement agreement;
  private volatile boolean open;
  private volatile long lastHeardNanos;

  public AudioPath(RtpPort port, MediaLimits limits, MediaCounters counters, Listener listener) {
    this.port = port;
    this.counters = counters;
    this.uplink = new Uplink(limits, counters, listener);
    this.downlink = new Downlink(limits, counters, listener);
  }

  /** Sets what the peer's SDP said; another one replaces it, the same one changes nothing. */
  public void agree(SdpAnswer.Accepted answer, long nanos) {
    Agreement current = agreement;
    if (current != null && current.answer().equals(answer)) {
      return;
    }
    agreement = new Agreement(answer, new Latch(answer.remote(), nanos));
  }

  /** Whether it is known where and how to send. */
  public boolean isAgreed() {
    return agreement != null;
  }

  /** Lets audio through, both ways. */
  public void open(long nanos) {
    lastHeardNanos = nanos;
    open = true;
  }

  /** Stops audio, both ways. */
  public void close() {
    open = false;
  }

  /** When the peer was heard last, or when the path was opened. */
  public long lastHeardNanos() {
    return lastHeardNanos;
  }

  /** Queues speech of the engine: 16-bit little-endian samples, cut anywhere. */
  public void play(int utterance, byte[] pcm, int rate) {
    downlink.play(utterance, pcm, rate);
  }

  /** All of the utterance has been queued. */
  public void complete(int utterance) {
    downlink.complete(utterance);
  }

  /** Falls silent at once. */
  public List<PlayoutQueue.Cut> flush() {
    return downlink.flush();
  }

  /** Whether no speech waits to be sent. */
  public boolean isSilent() {
    return downlink.isSilent();
  }

  /** The next 20 ms from the phone, at 8 kHz; false if none came in time. */
  public boolean take(short[] frame, Duration limit) throws InterruptedException {
    return uplink.take(frame, limit);
  }

  DatagramChannel channel() {
    return port.channel();
  }

  void received(ByteBuffer datagram, InetSocketAddress source, long nanos) {
    Agreement current = agreement;
    if (current == null || !open) {
      return;
    }
    if (!packet.wrap(datagram) || !isAgreed(packet.payloadType(), current.answer())) {
      counters.packetsInvalid.increment();
      return;
    }
    switch (current.latch().judge(source, packet, nanos)) {
      case DROP -> counters.packetsForeign.increment();
      case ACCEPT_NEW_STREAM -> {
        uplink.restart();
        heard(nanos);
      }
      case ACCEPT -> heard(nanos);
    }
  }

  void tick(long frame, long nanos) {
    Agreement current = agreement;
    if (current == null || !open) {
      return;
    }
    var answer = current.answer();
    uplink.tick(answer.law(), answer.payloadType(), nanos);
    send(downlink.tick(answer.law(), answer.payloadType(), frame, nanos), current.latch().remote());
  }

  private void heard(long nanos) {
    lastHeardNanos = nanos;
    uplink.received(packet);
  }

  private static boolean isAgreed(int payloadType, SdpAnswer.Accepted answer) {
    return payloadType == SdpOffer.TELEPHONE_EVENT
        || Depacketizer.lawOf(payloadType, answer.law(), answer.payloadType()) != null;
  }

  private void send(ByteBuffer datagram, InetSocketAddress remote) {
    try {
      port.channel().send(datagram, remote);
      counters.packetsSent.increment();
    } catch (IOException e) {
      // The peer's network is away, or the port is closing: the media timeout decides.
      counters.sendFailures.increment();
    }
  }
}
