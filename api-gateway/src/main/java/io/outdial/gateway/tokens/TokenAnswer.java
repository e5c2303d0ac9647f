package io.outdial.gateway.tokens;

import org.jspecify.annotations.Nullable;

/** What comes of a token request. */
public sealed interface TokenAnswer {

  /**
   * RFC 6749, 5.1.
   *
   * @param idToken only with scope {@code openid}
   */
  record Granted(String accessToken, long expiresInSec, String scope, @Nullable String idToken)
      implements TokenAnswer {
    @Override
    public String toString() {
      return "Granted[redacted]";
    }
  }

  /**
   * RFC 6749, 5.2.
   *
   * @param error the code word
   */
  record Denied(String error, String description) implements TokenAnswer {}
}
