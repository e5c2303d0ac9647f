package io.outdial.sandbox.voice.line;

import com.sun.speech.freetts.VoiceManager;
import com.sun.speech.freetts.audio.AudioPlayer;
import io.outdial.sandbox.voice.audio.Pcm;
import io.outdial.sandbox.voice.audio.Resampler;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/** A person on the telephone: FreeTTS's kevin16, narrowed to 8 kHz mu-law as a line does. */
public final class Callee {

  /** The rate in hertz of what {@link #say} returns. */
  public static final int RATE_HZ = 8_000;

  private static final Object ONE_AT_A_TIME = new Object();

  private Callee() {}

  /** {@code text} as it arrives at the far end of a telephone line (8 kHz). */
  public static short[] say(String text) {
    synchronized (ONE_AT_A_TIME) {
      System.setProperty(
          "freetts.voices", "com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory");
      var voice = VoiceManager.getInstance().getVoice("kevin16");
      voice.allocate();
      var collected = new Collected();
      voice.setAudioPlayer(collected);
      voice.speak(text);
      voice.deallocate();
      var speech = Pcm.samples(collected.bytes.toByteArray());
      return overTheLine(Resampler.convert(speech, collected.rateHz, RATE_HZ));
    }
  }

  private static short[] overTheLine(short[] speech) {
    var received = new short[speech.length];
    for (var i = 0; i < speech.length; i++) {
      received[i] = MuLaw.decode(MuLaw.encode(speech[i]));
    }
    return received;
  }

  /** ITU-T G.711, mu-law. */
  private static final class MuLaw {

    static int encode(int sample) {
      var sign = sample < 0 ? 0x80 : 0;
      var magnitude = Math.min(Math.abs(sample), 32_635) + 132;
      var exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
      var mantissa = (magnitude >> (exponent + 3)) & 0x0f;
      return ~(sign | (exponent << 4) | mantissa) & 0xff;
    }

    static short decode(int code) {
      var bits = ~code & 0xff;
      var magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
      return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
    }
  }

  /** Collects FreeTTS's 16-bit big-endian output as little-endian. */
  private static final class Collected implements AudioPlayer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int rateHz = 16_000;
    private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);

    @Override
    public void setAudioFormat(AudioFormat format) {
      this.format = format;
      rateHz = (int) format.getSampleRate();
    }

    @Override
    public AudioFormat getAudioFormat() {
      return format;
    }

    @Override
    public boolean write(byte[] audio, int offset, int size) {
      for (var i = offset; i + 1 < offset + size; i += 2) {
        bytes.write(audio[format.isBigEndian() ? i + 1 : i]);
        bytes.write(audio[format.isBigEndian() ? i : i + 1]);
      }
      return true;
    }

    @Override
    public boolean write(byte[] audio) {
      return write(audio, 0, audio.length);
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public boolean drain() {
      return true;
    }

    @Override
    public void begin(int size) {}

    @Override
    public boolean end() {
      return true;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public float getVolume() {
      return 1;
    }

    @Override
    public void setVolume(float volume) {}

    @Override
    public long getTime() {
      return 0;
    }

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
  }
}
