package io.outdial.bridge.rtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose packets are heard (symmetric RTP, RFC 4961). The address in the peer's SDP has the
 * first claim. Only if nothing comes from there within half a second may another one, behind a NAT
 * say, take its place, by three packets in sequence of one SSRC; then it is locked, and only the
 * SDP's address can take it back. A third party therefore cannot take over a stream that runs.
 */
public final class Latch {

  static final Duration PATIENCE = Duration.ofMillis(500);
  static final int PROOF_PACKETS = 3;

  /** Whether a packet belongs to the call. */
  public enum Verdict {
    DROP,
    ACCEPT,
    /** Accept; it starts a stream of its own, unrelated to what came before. */
    ACCEPT_NEW_STREAM
  }

  private static final class Candidate {
    private final InetSocketAddress address;
    private int ssrc;
    private int lastSequence;
    private int proof;

    private Candidate(InetSocketAddress address) {
      this.address = address;
    }

    /** Counts packets in sequence of one SSRC. */
    private void count(RtpPacket packet) {
      boolean follows =
          proof > 0 && packet.ssrc() == ssrc && packet.sequence() == Sequence.next(lastSequence);
      proof = follows ? proof + 1 : 1;
      ssrc = packet.ssrc();
      lastSequence = packet.sequence();
    }
  }

  private final InetSocketAddress described;
  private final long describedNanos;
  private boolean heardDescribed;
  private volatile @Nullable InetSocketAddress locked;
  private int lockedSsrc;
  private @Nullable Candidate candidate;

  /**
   * @param described the address in the peer's SDP
   * @param nanos when it became known
   */
  public Latch(InetSocketAddress described, long nanos) {
    this.described = described;
    this.describedNanos = nanos;
  }

  /** Where to send: to who is heard, else to where the SDP says. */
  public InetSocketAddress remote() {
    InetSocketAddress address = locked;
    return address == null ? described : address;
  }

  public Verdict judge(InetSocketAddress source, RtpPacket packet, long nanos) {
    heardDescribed |= source.equals(described);
    if (source.equals(locked) && packet.ssrc() == lockedSsrc) {
      return Verdict.ACCEPT;
    }
    if (!mayClaim(source, nanos)) {
      return Verdict.DROP;
    }
    // The SDP's own address is believed at once, so that the first word is not lost.
    return isProven(source, packet) || (locked == null && source.equals(described))
        ? lock(source, packet)
        : Verdict.DROP;
  }

  private boolean mayClaim(InetSocketAddress source, long nanos) {
    return source.equals(described)
        || source.equals(locked)
        || (locked == null && !heardDescribed && nanos - describedNanos > PATIENCE.toNanos());
  }

  private boolean isProven(InetSocketAddress source, RtpPacket packet) {
    Candidate current = candidate;
    if (current == null || !current.address.equals(source)) {
      current = new Candidate(source);
      candidate = current;
    }
    current.count(packet);
    return current.proof >= PROOF_PACKETS;
  }

  private Verdict lock(InetSocketAddress source, RtpPacket packet) {
    locked = source;
    lockedSsrc = packet.ssrc();
    candidate = null;
    return Verdict.ACCEPT_NEW_STREAM;
  }
}
