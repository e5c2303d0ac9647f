package io.outdial.bridge.session;

import io.outdial.bridge.audio.Frame;
import io.outdial.bridge.audio.Resampler;
import io.outdial.bridge.engine.EngineSession;
import io.outdial.bridge.media.AudioPath;
import java.time.Duration;

/** Carries the person's voice to the engine, frame by frame, on a thread of its own. */
final class UplinkFeed implements AutoCloseable {

  private static final Duration WAIT = Duration.ofSeconds(1);

  private final AudioPath path;
  private final EngineSession engine;
  private final Thread thread;

  private UplinkFeed(AudioPath path, EngineSession engine) {
    this.path = path;
    this.engine = engine;
    this.thread = Thread.ofVirtual().name("uplink").unstarted(this::carry);
  }

  static UplinkFeed start(AudioPath path, EngineSession engine) {
    var feed = new UplinkFeed(path, engine);
    feed.thread.start();
    return feed;
  }

  private void carry() {
    var resampler = new Resampler(Frame.RATE, engine.inputRate());
    var frame = new short[Frame.SAMPLES];
    var resampled = new short[resampler.lengthFor(Frame.SAMPLES)];
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (path.take(frame, WAIT)) {
          engine.audio(resampled, resampler.resample(frame, frame.length, resampled));
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
