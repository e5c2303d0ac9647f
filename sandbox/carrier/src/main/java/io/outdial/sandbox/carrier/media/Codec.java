package io.outdial.sandbox.carrier.media;

import java.util.Optional;

/**
 * The two companding laws of ITU-T G.711 at 8 kHz, with the static RTP payload types of RFC 3551.
 */
public enum Codec {
  PCMU(0) {
    @Override
    byte encode(short sample) {
      int sign = sample < 0 ? 0x80 : 0;
      int magnitude = Math.min(Math.abs((int) sample), MU_CLIP) + MU_BIAS;
      int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
      int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
      return (byte) ~(sign | exponent << 4 | mantissa);
    }

    @Override
    short expand(int code) {
      int bits = ~code & 0xFF;
      int magnitude = ((((bits & 0x0F) << 3) + MU_BIAS) << ((bits & 0x70) >> 4)) - MU_BIAS;
      return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
    }
  },

  PCMA(8) {
    @Override
    byte encode(short sample) {
      // Negative samples are complemented, not negated, so that each code is its own neighbour's
      // mirror.
      int magnitude = (sample < 0 ? ~sample : sample) >> 4;
      int segment = Math.max(0, 31 - Integer.numberOfLeadingZeros(magnitude | 1) - 3);
      int mantissa = (segment == 0 ? magnitude : magnitude >> (segment - 1)) & 0x0F;
      int code = segment << 4 | mantissa;
      return (byte) ((sample < 0 ? code : code | 0x80) ^ A_TOGGLE);
    }

    @Override
    short expand(int code) {
      int bits = code ^ A_TOGGLE;
      int segment = (bits & 0x70) >> 4;
      int step = ((bits & 0x0F) << 4) + 8;
      int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
      return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
  };

  /** Samples per second. */
  public static final int SAMPLE_RATE_HZ = 8000;

  /** Length of the frames that a phone sends. */
  public static final int FRAME_MS = 20;

  /** Samples, and with G.711 also bytes, in one frame. */
  public static final int FRAME_SAMPLES = SAMPLE_RATE_HZ * FRAME_MS / 1000;

  private static final int MU_BIAS = 0x84;
  private static final int MU_CLIP = 32635;
  private static final int A_TOGGLE = 0x55;

  private final int payloadType;
  private final short[] expanded = new short[256];

  Codec(int payloadType) {
    this.payloadType = payloadType;
    for (int code = 0; code < expanded.length; code++) {
      expanded[code] = expand(code);
    }
  }

  /** The codec that an SDP names so ({@code PCMU/8000}), or nothing. */
  public static Optional<Codec> named(String encodingName) {
    for (Codec codec : values()) {
      if (encodingName.equalsIgnoreCase(codec + "/8000")
          || encodingName.equalsIgnoreCase(codec + "/8000/1")) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** The codec of a static payload type that came without a name, or nothing. */
  public static Optional<Codec> ofPayloadType(int payloadType) {
    for (Codec codec : values()) {
      if (codec.payloadType == payloadType) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** One byte per sample of 16 bits. */
  public byte[] encode(short[] samples) {
    byte[] codes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      codes[i] = encode(samples[i]);
    }
    return codes;
  }

  /** One sample of 16 bits per byte. */
  public short[] decode(byte[] codes) {
    short[] samples = new short[codes.length];
    for (int i = 0; i < codes.length; i++) {
      samples[i] = expanded[codes[i] & 0xFF];
    }
    return samples;
  }

  abstract byte encode(short sample);

  abstract short expand(int code);
}
