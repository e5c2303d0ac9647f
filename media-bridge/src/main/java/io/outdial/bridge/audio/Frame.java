package io.outdial.bridge.audio;

import java.time.Duration;

/** The unit of telephone audio: 20 ms at 8 kHz. */
public final class Frame {

  public static final int RATE = 8000;
  public static final int MS = 20;
  public static final int SAMPLES = RATE * MS / 1000;
  public static final long NANOS = Duration.ofMillis(MS).toNanos();

  private Frame() {}
}
