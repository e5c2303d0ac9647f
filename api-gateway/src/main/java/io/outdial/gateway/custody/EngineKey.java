package io.outdial.gateway.custody;

/**
 * The caller's own key for the voice engine, in the clear. It lives as long as the request that
 * brought it and is stored only sealed; its text never shows in {@link #toString()}.
 */
public record EngineKey(String secret) {
  @Override
  public String toString() {
    return "EngineKey[redacted]";
  }
}
