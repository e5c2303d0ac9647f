package io.outdial.bridge.engine;

/** A person's key to an engine. It lives in one session only and shows itself to nobody. */
public record EngineKey(String value) {
  @Override
  public String toString() {
    return "EngineKey[redacted]";
  }
}
