package io.outdial.bridge.rtp;

/**
 * Puts packets back in order and evens out their arrival. It holds a few packets back before it
 * gives the first, and a bounded number at most: after a burst or with a fast sender's clock it
 * drops some to get back to that depth. One thread puts, another takes.
 */
public final class JitterBuffer {

  /** The longest payload that is kept: 60 ms of G.711. */
  public static final int PAYLOAD_BYTES_MAX = 480;

  /** {@link #take}: nothing has arrived that could be played. */
  public static final int EMPTY = -1;

  /** {@link #take}: this packet is lost, later ones are there. */
  public static final int LOST = -2;

  private static final int SLOTS = 64;

  /** What became of a packet. */
  public enum Arrival {
    KEPT,
    DUPLICATE,
    /** Its turn was over. */
    LATE,
    TOO_LONG
  }

  private static final class Slot {
    private final byte[] payload = new byte[PAYLOAD_BYTES_MAX];
    private int sequence;
    private int length = EMPTY;
    private int payloadType;
  }

  private final int depthMin;
  private final int depthMax;
  private final Slot[] slots = new Slot[SLOTS];
  private boolean filling = true;
  private boolean started;
  private int next;
  private int highest;
  private int given;
  private int payloadType;
  private int dropped;

  /**
   * @param depthMin packets held back before the first is given
   * @param depthMax packets kept at most, below 64
   */
  public JitterBuffer(int depthMin, int depthMax) {
    if (depthMin < 1 || depthMax < depthMin || depthMax >= SLOTS) {
      throw new IllegalArgumentException("a jitter buffer holds 1 to 63 packets");
    }
    this.depthMin = depthMin;
    this.depthMax = depthMax;
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Slot();
    }
  }

  public synchronized Arrival put(RtpPacket packet) {
    if (packet.payloadLength() > PAYLOAD_BYTES_MAX) {
      return Arrival.TOO_LONG;
    }
    int ahead = started ? Sequence.distance(next, packet.sequence()) : 0;
    if (!started || ahead >= SLOTS || ahead < -SLOTS) {
      restartAt(packet.sequence());
    } else if (ahead < 0) {
      return lateOrEarlierStart(packet, ahead);
    } else if (filling && depth() == 0) {
      // After a silence there is nothing to bridge: it starts anew with what comes.
      next = packet.sequence();
    }
    return store(packet);
  }

  /**
   * The length of the next payload, which is copied to {@code out}; or {@link #EMPTY} or {@link
   * #LOST}. An empty payload is none: skip it.
   */
  public synchronized int take(byte[] out) {
    if (!started || (filling && depth() < depthMin)) {
      return EMPTY;
    }
    if (depth() == 0) {
      filling = true;
      return EMPTY;
    }
    filling = false;
    shrink();
    Slot slot = slots[next % SLOTS];
    boolean there = slot.length != EMPTY && slot.sequence == next;
    next = Sequence.next(next);
    given = next;
    return there ? give(slot, out) : LOST;
  }

  /** The payload type of what {@link #take} gave last. */
  public synchronized int payloadType() {
    return payloadType;
  }

  /** Packets dropped to keep the depth bounded, since the last call. */
  public synchronized int takeDropped() {
    int count = dropped;
    dropped = 0;
    return count;
  }

  /** Forgets everything: the next packet starts a new stream. */
  public synchronized void reset() {
    started = false;
    clear();
  }

  private Arrival store(RtpPacket packet) {
    Slot slot = slots[packet.sequence() % SLOTS];
    if (slot.length != EMPTY && slot.sequence == packet.sequence()) {
      return Arrival.DUPLICATE;
    }
    slot.sequence = packet.sequence();
    slot.length = packet.payloadLength();
    slot.payloadType = packet.payloadType();
    packet.copyPayload(slot.payload);
    if (Sequence.distance(highest, packet.sequence()) > 0) {
      highest = packet.sequence();
    }
    return Arrival.KEPT;
  }

  /** While it still fills, a packet from before the first one may lead, if it was not given yet. */
  private Arrival lateOrEarlierStart(RtpPacket packet, int ahead) {
    boolean mayLead = filling && depth() > 0 && depth() - ahead <= depthMax;
    if (!mayLead || Sequence.distance(given, packet.sequence()) < 0) {
      return Arrival.LATE;
    }
    next = packet.sequence();
    return store(packet);
  }

  private int give(Slot slot, byte[] out) {
    int length = slot.length;
    System.arraycopy(slot.payload, 0, out, 0, length);
    payloadType = slot.payloadType;
    slot.length = EMPTY;
    return length;
  }

  private void shrink() {
    if (depth() <= depthMax) {
      return;
    }
    while (depth() > depthMin) {
      slots[next % SLOTS].length = EMPTY;
      next = Sequence.next(next);
      dropped++;
    }
  }

  /** Packets from the next one to the newest, missing ones included. */
  private int depth() {
    return Sequence.distance(next, highest) + 1;
  }

  private void restartAt(int sequence) {
    clear();
    started = true;
    next = sequence;
    highest = sequence;
    given = (sequence - SLOTS) & 0xFFFF;
  }

  private void clear() {
    for (Slot slot : slots) {
      slot.length = EMPTY;
    }
    filling = true;
  }
}
