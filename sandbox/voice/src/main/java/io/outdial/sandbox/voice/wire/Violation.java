package io.outdial.sandbox.voice.wire;

import java.nio.charset.StandardCharsets;

/** A client broke the protocol; the connection ends with this close code and reason. */
public final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** RFC 6455, 5.5: a control frame's payload is at most 125 bytes, two of them the code. */
  private static final int MAX_REASON_BYTES = 123;

  /** A value that is wrong in a way that Google's own text does not explain either. */
  static final String INVALID_ARGUMENT = "Request contains an invalid argument.";

  private final int code;
  private final String reason;

  /** {@code reason} is cut to what a close frame holds. */
  public Violation(int code, String reason) {
    super("close " + code, null, false, false);
    this.code = code;
    this.reason = cut(reason);
  }

  static Violation invalidArgument() {
    return new Violation(1007, INVALID_ARGUMENT);
  }

  static Violation badPayload(String what) {
    return new Violation(1007, "Invalid JSON payload received. " + what);
  }

  /** The close code. */
  public int code() {
    return code;
  }

  /** The close reason: at most 123 bytes. */
  public String reason() {
    return reason;
  }

  private static String cut(String reason) {
    var bytes = reason.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= MAX_REASON_BYTES
        ? reason
        : new String(bytes, 0, MAX_REASON_BYTES, StandardCharsets.UTF_8).replace("\uFFFD", "");
  }
}
