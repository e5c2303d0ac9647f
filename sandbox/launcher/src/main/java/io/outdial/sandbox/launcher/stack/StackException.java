package io.outdial.sandbox.launcher.stack;

/** The stack cannot come up; the message tells a person what to do or where to look. */
public final class StackException extends RuntimeException {

  public StackException(String message) {
    super(message);
  }

  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
