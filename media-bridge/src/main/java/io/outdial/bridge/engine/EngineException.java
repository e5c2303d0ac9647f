package io.outdial.bridge.engine;

/** No session with an engine came about. It carries no text from outside. */
public final class EngineException extends Exception {

  private final EngineFailure failure;

  public EngineException(EngineFailure failure) {
    super("no session with the engine: " + failure);
    this.failure = failure;
  }

  public EngineFailure failure() {
    return failure;
  }
}
