package io.outdial.sandbox.carrier.sip;

/** What a trunk proves itself with. */
public record Credentials(String username, String password) {

  /** Refuses empty values: an empty password is a mistake, not a wish. */
  public Credentials {
    if (username.isBlank() || password.isBlank()) {
      throw new IllegalArgumentException("a trunk needs a user name and a password");
    }
  }

  @Override
  public String toString() {
    return "Credentials[username=" + username + ", password=***]";
  }
}
