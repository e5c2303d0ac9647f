package io.outdial.bridge.media;

import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Law;
import io.outdial.bridge.audio.PcmReader;
import io.outdial.bridge.audio.PlayoutQueue;
import io.outdial.bridge.audio.Resampler;
import io.outdial.bridge.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * From the engine to the phone: bytes to samples, resampler, playout queue; then, a frame at each
 * tick, encoder and packet. When there is nothing to say it sends silence, since carriers cut calls
 * without RTP. The session's thread fills it, the ticker empties it.
 */
final class Downlink {

  private static final int ENGINE_RATE_DEFAULT = 24_000;

  private final MediaCounters counters;
  private final PlayoutQueue queue;
  private final PcmReader pcm = new PcmReader();
  private final RtpWriter writer = new RtpWriter(Frame.SAMPLES);
  private final short[] frame = new short[Frame.SAMPLES];
  private final byte[] payload = new byte[Frame.SAMPLES];
  private int engineRate = ENGINE_RATE_DEFAULT;
  private Resampler resampler = new Resampler(ENGINE_RATE_DEFAULT, Frame.RATE);
  private long firstFrame = -1;
  private long lastFrame;
  private boolean talking;

  Downlink(MediaLimits limits, MediaCounters counters, AudioPath.Listener listener) {
    this.counters = counters;
    this.queue = new PlayoutQueue(limits.playoutMax(), listener);
  }

  void play(int utterance, byte[] bytes, int rate) {
    if (rate != engineRate) {
      engineRate = rate;
      resampler = new Resampler(rate, Frame.RATE);
    }
    short[] samples = pcm.read(bytes);
    var resampled = new short[resampler.lengthFor(samples.length)];
    int length = resampler.resample(samples, samples.length, resampled);
    if (!queue.offer(utterance, Arrays.copyOf(resampled, length))) {
      counters.playoutPiecesDropped.increment();
    }
  }

  void complete(int utterance) {
    queue.complete(utterance);
  }

  List<PlayoutQueue.Cut> flush() {
    pcm.reset();
    resampler.reset();
    return queue.flush();
  }

  boolean isSilent() {
    return queue.isEmpty();
  }

  /** The packet to send now, valid until the next call. */
  ByteBuffer tick(Law law, int payloadType, long frameNumber, long nanos) {
    boolean wasTalking = talking;
    talking = queue.next(frame, nanos);
    if (!talking) {
      Arrays.fill(frame, (short) 0);
    }
    for (int i = 0; i < frame.length; i++) {
      payload[i] = law.encode(frame[i]);
    }
    boolean first = firstFrame < 0;
    firstFrame = first ? frameNumber : firstFrame;
    boolean marker = first || frameNumber != lastFrame + 1 || (talking && !wasTalking);
    lastFrame = frameNumber;
    long elapsed = (frameNumber - firstFrame) * Frame.SAMPLES;
    return writer.write(payloadType, marker, elapsed, payload, payload.length);
  }
}
