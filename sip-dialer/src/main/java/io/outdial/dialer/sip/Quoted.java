package io.outdial.dialer.sip;

/**
 * Text from outside made safe to stand in a SIP header: RFC 3261 section 25.1's quoted-string and
 * the escapes of a URI's user part. Control characters are dropped, so nobody can smuggle a header
 * in by way of a line break.
 */
final class Quoted {

  private static final String UNRESERVED = "-_.!~*'()&=+$,;?/";

  private Quoted() {}

  /** With the quotes around it. */
  static String of(String text) {
    return '"' + inner(text) + '"';
  }

  /** Without them. */
  static String inner(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            safe.append('\\');
          }
          safe.appendCodePoint(c);
        });
    return safe.toString();
  }

  /** The user part of a SIP URI: what may not stand there is percent-encoded. */
  static String user(String text) {
    var safe = new StringBuilder(text.length());
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      safe.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return safe.toString();
  }
}
