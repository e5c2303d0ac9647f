package io.outdial.bridge.audio;

/** The two companding laws of ITU-T G.711, with their static RTP payload types (RFC 3551). */
public enum Law {
  PCMU(0) {
    @Override
    short expand(int code) {
      int inverted = ~code & 0xFF;
      int magnitude = ((((inverted & 0x0F) << 3) + MU_BIAS) << ((inverted & 0x70) >> 4)) - MU_BIAS;
      return (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
    }

    @Override
    int compress(int sample) {
      int biased = Math.min(Math.abs(sample), MU_CLIP) + MU_BIAS;
      int segment = 24 - Integer.numberOfLeadingZeros(biased);
      int code = (segment << 4) | ((biased >> (segment + 3)) & 0x0F);
      return ~(sample < 0 ? code | 0x80 : code) & 0xFF;
    }
  },
  PCMA(8) {
    @Override
    short expand(int code) {
      int even = code ^ 0x55;
      int segment = (even & 0x70) >> 4;
      int step = ((even & 0x0F) << 4) + 8;
      int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
      return (short) ((even & 0x80) != 0 ? magnitude : -magnitude);
    }

    @Override
    int compress(int sample) {
      // One's complement, as in the recommendation: -1 lies in the first negative step.
      int magnitude = (sample < 0 ? ~sample : sample) >> 4;
      int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
      int step = segment < 2 ? magnitude & 0x0F : (magnitude >> (segment - 1)) & 0x0F;
      int code = (segment << 4) | step;
      return (sample < 0 ? code : code | 0x80) ^ 0x55;
    }
  };

  private static final int MU_BIAS = 132;
  private static final int MU_CLIP = 32635;

  private final int payloadType;
  private final short[] expanded = new short[256];
  private final byte[] compressed = new byte[65536];

  Law(int payloadType) {
    this.payloadType = payloadType;
    for (int code = 0; code < expanded.length; code++) {
      expanded[code] = expand(code);
    }
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      compressed[sample & 0xFFFF] = (byte) compress(sample);
    }
  }

  abstract short expand(int code);

  abstract int compress(int sample);

  public int payloadType() {
    return payloadType;
  }

  public short decode(byte code) {
    return expanded[code & 0xFF];
  }

  public byte encode(short sample) {
    return compressed[sample & 0xFFFF];
  }
}
