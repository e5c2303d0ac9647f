package io.outdial.bridge.media;

import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Law;
import io.outdial.bridge.audio.SpeechDetector;
import io.outdial.bridge.rtp.JitterBuffer;
import io.outdial.bridge.rtp.RtpPacket;
import java.time.Duration;

/**
 * From the phone to the engine: jitter buffer, decoder, speech detector, and a ring from which the
 * session's uplink thread takes frames. It gives a frame every 20 ms, silence where nothing came,
 * since engines count silence in samples that they received.
 */
final class Uplink {

  private final MediaCounters counters;
  private final AudioPath.Listener listener;
  private final JitterBuffer jitter;
  private final Depacketizer depacketizer;
  private final SpeechDetector detector = new SpeechDetector();
  private final FrameRing ring;
  private final short[] frame = new short[Frame.SAMPLES];
  private final long delayNanos;

  Uplink(MediaLimits limits, MediaCounters counters, AudioPath.Listener listener) {
    this.counters = counters;
    this.listener = listener;
    this.jitter = new JitterBuffer(limits.jitterPacketsMin(), limits.jitterPacketsMax());
    this.depacketizer = new Depacketizer(jitter, counters);
    this.ring = new FrameRing(limits.uplinkFramesMax());
    this.delayNanos = limits.jitterPacketsMin() * Frame.NANOS;
  }

  void received(RtpPacket packet) {
    switch (jitter.put(packet)) {
      case KEPT -> counters.packetsReceived.increment();
      case DUPLICATE -> counters.packetsDuplicate.increment();
      case LATE -> counters.packetsLate.increment();
      case TOO_LONG -> counters.packetsInvalid.increment();
    }
  }

  /** The next packet starts a new stream. */
  void restart() {
    jitter.reset();
  }

  void tick(Law law, int payloadType, long nanos) {
    depacketizer.next(frame, law, payloadType);
    counters.packetsDropped.add(jitter.takeDropped());
    detectSpeech(nanos - delayNanos);
    if (!ring.put(frame)) {
      counters.uplinkFramesDropped.increment();
    }
  }

  boolean take(short[] out, Duration limit) throws InterruptedException {
    return ring.take(out, limit);
  }

  private void detectSpeech(long nanos) {
    long frameEnd = nanos + Frame.NANOS;
    switch (detector.accept(frame)) {
      case NONE -> {}
      case STARTED -> listener.speechStarted(frameEnd - SpeechDetector.ONSET_FRAMES * Frame.NANOS);
      case ENDED -> listener.speechEnded(frameEnd - SpeechDetector.HANGOVER_FRAMES * Frame.NANOS);
    }
  }
}
