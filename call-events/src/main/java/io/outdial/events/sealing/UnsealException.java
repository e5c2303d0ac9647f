package io.outdial.events.sealing;

/** A sealed secret could not be opened. It says nothing more, so that nothing leaks. */
public final class UnsealException extends RuntimeException {
  UnsealException() {
    super("a sealed secret could not be opened with this service's key");
  }
}
