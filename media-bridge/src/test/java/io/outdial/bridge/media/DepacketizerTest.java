package io.outdial.bridge.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Law;
import io.outdial.bridge.audio.Tone;
import io.outdial.bridge.rtp.JitterBuffer;
import io.outdial.bridge.rtp.Packets;
import io.outdial.bridge.rtp.RtpPacket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepacketizerTest {

  private static final int TELEPHONE_EVENT = 101;

  private final JitterBuffer jitter = new JitterBuffer(1, 20);
  private final MediaCounters counters = new MediaCounters();
  private final Depacketizer depacketizer = new Depacketizer(jitter, counters);
  private final short[] frame = new short[Frame.SAMPLES];
  private int sequence;

  @ParameterizedTest
  @ValueSource(ints = {80, 160, 240, 320, 480})
  void packetsOfAnyLengthBecomeFramesOfTwentyMilliseconds(int packetSamples) {
    // Given
    short[] tone = Tone.of(500, Frame.RATE, 960);
    for (int from = 0; from < tone.length; from += packetSamples) {
      put(0, encoded(Law.PCMU, Arrays.copyOfRange(tone, from, from + packetSamples)));
    }

    // When
    var all = new short[tone.length];
    for (int from = 0; from < all.length; from += Frame.SAMPLES) {
      next();
      System.arraycopy(frame, 0, all, from, Frame.SAMPLES);
    }

    // Then
    assertThat(Tone.snr(all, 500, Frame.RATE)).isGreaterThan(30);
    next();
    assertThat(frame).containsOnly(0);
  }

  @Test
  void aLostPacketIsCountedAndConcealed() {
    // Given
    short[] tone = Tone.of(400, Frame.RATE, Frame.SAMPLES);
    put(0, encoded(Law.PCMU, tone));
    sequence++;
    put(0, encoded(Law.PCMU, tone));
    next();

    // When
    next();

    // Then
    assertThat(counters.packetsLost.sum()).isEqualTo(1);
    assertThat(Tone.rms(frame)).isBetween(0.4 * Tone.rms(tone), 0.6 * Tone.rms(tone));
  }

  @Test
  void eachPacketIsDecodedByTheLawOfItsType() {
    // Given
    short[] tone = Tone.of(500, Frame.RATE, Frame.SAMPLES);
    put(8, encoded(Law.PCMA, tone));
    put(96, encoded(Law.PCMU, tone));

    // Then
    next();
    assertThat(Tone.snr(frame, 500, Frame.RATE)).isGreaterThan(30);
    next();
    assertThat(Tone.snr(frame, 500, Frame.RATE)).isGreaterThan(30);
  }

  @Test
  void aTelephoneEventIsNotPlayed() {
    // Given
    put(TELEPHONE_EVENT, new byte[] {1, 0, 0, 1});
    put(0, encoded(Law.PCMU, Tone.of(500, Frame.RATE, Frame.SAMPLES)));

    // When
    next();

    // Then
    assertThat(Tone.snr(frame, 500, Frame.RATE)).isGreaterThan(30);
    assertThat(counters.packetsLost.sum()).isZero();
  }

  /** The peer's own payload type for µ-law is 96 here. */
  private void next() {
    depacketizer.next(frame, Law.PCMU, 96);
  }

  private void put(int payloadType, byte[] payload) {
    var packet = new RtpPacket();
    packet.wrap(Packets.datagram(payloadType, sequence++, 0, 1, payload));
    jitter.put(packet);
  }

  private static byte[] encoded(Law law, short[] samples) {
    var payload = new byte[samples.length];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = law.encode(samples[i]);
    }
    return payload;
  }
}
