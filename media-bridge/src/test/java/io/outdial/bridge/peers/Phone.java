package io.outdial.bridge.peers;

import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Law;
import io.outdial.bridge.audio.Tone;
import io.outdial.bridge.rtp.RtpPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A telephone: sends a packet every 20 ms, keeps what comes, answers offers. */
public final class Phone implements AutoCloseable {

  private static final Pattern OFFERED_PORT = Pattern.compile("m=audio (\\d+) ");

  /** A packet that came in. */
  public record Heard(
      long nanos, int sequence, long timestamp, boolean marker, int payloadType, short[] samples) {}

  private final Law law;
  private final DatagramSocket socket;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Sound sound = new Sound();
  private volatile InetSocketAddress remote;
  private volatile double hertz;
  private volatile boolean mute;
  private volatile boolean running = true;

  public Phone(Law law) throws IOException {
    this.law = law;
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().name("phone-hears").daemon().start(this::hear);
  }

  /** Takes the call: the answer to an offer. */
  public String answer(String offer) {
    Matcher port = OFFERED_PORT.matcher(offer);
    if (!port.find()) {
      throw new AssertionError("no audio offered");
    }
    remote =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + ("m=audio " + socket.getLocalPort() + " RTP/AVP " + law.payloadType() + " 101\r\n")
        + "a=sendrecv\r\n";
  }

  /** Begins to send: silence, until told otherwise. */
  public void talk() {
    Thread.ofPlatform().name("phone-talks").daemon().start(this::speak);
  }

  public void tone(double newHertz) {
    hertz = newHertz;
  }

  public void silence() {
    hertz = 0;
  }

  /** Sends nothing any more, as if the network were gone. */
  public void mute() {
    mute = true;
  }

  public List<Heard> heard() {
    return heard;
  }

  /** The sound that came in, 8 kHz, packets in the order of arrival. */
  public Sound sound() {
    return sound;
  }

  /** How many packets came since the last one that was not silent. */
  public long silentPackets() {
    int last = heard.size() - 1;
    int loud = last;
    while (loud >= 0 && Tone.rms(heard.get(loud).samples()) < 100) {
      loud--;
    }
    return last - loud;
  }

  private void speak() {
    var payload = new byte[Frame.SAMPLES];
    long sample = 0;
    long due = System.nanoTime();
    for (int sequence = 65_500; running; sequence++, due += Frame.NANOS) {
      for (int i = 0; i < payload.length; i++, sample++) {
        double value = 8000 * Math.sin(2 * Math.PI * hertz * sample / Frame.RATE);
        payload[i] = law.encode((short) Math.round(value));
      }
      if (!mute) {
        send(sequence, sample, payload);
      }
      LockSupport.parkNanos(due + Frame.NANOS - System.nanoTime());
    }
  }

  private void send(int sequence, long timestamp, byte[] payload) {
    byte[] packet =
        ByteBuffer.allocate(12 + payload.length)
            .put((byte) 0x80)
            .put((byte) law.payloadType())
            .putShort((short) sequence)
            .putInt((int) timestamp)
            .putInt(4711)
            .put(payload)
            .array();
    try {
      socket.send(new DatagramPacket(packet, packet.length, remote));
    } catch (IOException e) {
      running = false;
    }
  }

  private void hear() {
    var packet = new RtpPacket();
    var datagram = new DatagramPacket(new byte[2048], 2048);
    while (running) {
      try {
        datagram.setLength(2048);
        socket.receive(datagram);
        long nanos = System.nanoTime();
        if (packet.wrap(ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength()))) {
          keep(packet, nanos);
        }
      } catch (IOException e) {
        running = false;
      }
    }
  }

  private void keep(RtpPacket packet, long nanos) {
    var payload = new byte[packet.payloadLength()];
    packet.copyPayload(payload);
    var samples = new short[payload.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = law.decode(payload[i]);
    }
    sound.add(samples);
    heard.add(
        new Heard(
            nanos,
            packet.sequence(),
            packet.timestamp() & 0xFFFFFFFFL,
            packet.marker(),
            packet.payloadType(),
            samples));
  }

  @Override
  public void close() {
    running = false;
    socket.close();
  }
}
