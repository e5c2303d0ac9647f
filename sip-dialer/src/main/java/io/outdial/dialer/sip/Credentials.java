package io.outdial.dialer.sip;

/** What a trunk is convinced with when it challenges (digest authentication). */
public record Credentials(String username, String password) {
  @Override
  public String toString() {
    return "Credentials[redacted]";
  }
}
