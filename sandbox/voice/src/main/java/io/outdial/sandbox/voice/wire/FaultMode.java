package io.outdial.sandbox.voice.wire;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a connection is to suffer, or how its frames are to look: each was seen of a live engine.
 */
public enum FaultMode {
  /** All is well. */
  NONE("none"),
  /** The setup is answered with close 1011 and the quota text. */
  QUOTA("quota"),
  /** Close 1011 in the middle of the first answer. */
  INTERNAL_MID_AUDIO("internal-mid-audio"),
  /** The TCP connection is reset in the middle of the first answer. */
  ABORT("abort"),
  /** After the first piece of audio no frame comes any more. */
  STALL("stall"),
  /** The setup is answered after ten seconds. */
  SLOW_SETUP("slow-setup"),
  /** Audio and its words come in one message, the last one with generationComplete. */
  COMBINED("combined"),
  /** The audio's MIME type names no rate. */
  BARE_MIME("bare-mime"),
  /** A part with a thought precedes the audio. */
  THOUGHT("thought"),
  /** Messages carry fields that no client knows. */
  UNKNOWN_FIELD("unknown-field"),
  /** Frames are text. */
  TEXT_FRAMES("text-frames"),
  /** Each message comes in three frames. */
  FRAGMENTED("fragmented"),
  /** Five seconds after the setup a goAway of two seconds, and then the end. */
  GOAWAY("goaway"),
  /** turnComplete does not wait for the playback, so interrupted may come after it. */
  LATE_INTERRUPTED("late-interrupted"),
  /** A turn has no audio and no words. */
  EMPTY_TURN("empty-turn"),
  /** The upgrade is refused with HTTP 429. */
  HTTP_429("http-429"),
  /** The upgrade is refused with HTTP 503. */
  HTTP_503("http-503");

  private final String word;

  FaultMode(String word) {
    this.word = word;
  }

  /** The mode of that name, as a header or query parameter gives it. */
  public static Optional<FaultMode> named(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  /** How a header or query parameter names it. */
  public String word() {
    return word;
  }
}
