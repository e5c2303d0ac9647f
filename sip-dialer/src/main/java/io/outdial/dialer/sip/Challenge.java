package io.outdial.dialer.sip;

import io.outdial.dialer.sip.Digest.Algorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * A digest challenge that can be met here.
 *
 * @param answerHeader the name of the header that answers it
 * @param qop whether {@code auth} was offered
 */
record Challenge(
    String answerHeader,
    String realm,
    String nonce,
    Algorithm algorithm,
    boolean qop,
    @Nullable String opaque,
    boolean stale) {

  /** The strongest challenge of a 401 or 407 that can be met; RFC 8760 lets several stand in it. */
  static Optional<Challenge> strongestOf(Response response) {
    List<Challenge> challenges = new ArrayList<>();
    read(response, WWWAuthenticateHeader.NAME, AuthorizationHeader.NAME, challenges);
    read(response, ProxyAuthenticateHeader.NAME, ProxyAuthorizationHeader.NAME, challenges);
    return challenges.stream().max(Comparator.comparing(Challenge::algorithm));
  }

  private static void read(Response response, String name, String answer, List<Challenge> found) {
    Iterator<?> headers = response.getHeaders(name);
    while (headers.hasNext()) {
      if (headers.next() instanceof WWWAuthenticateHeader header) {
        of(header, answer).ifPresent(found::add);
      }
    }
  }

  private static Optional<Challenge> of(WWWAuthenticateHeader header, String answer) {
    Optional<Algorithm> algorithm = algorithm(header.getAlgorithm());
    boolean offersAuth = offersAuth(header.getQop());
    boolean met =
        "Digest".equalsIgnoreCase(header.getScheme())
            && header.getRealm() != null
            && header.getNonce() != null
            && algorithm.isPresent()
            && (header.getQop() == null || offersAuth);
    return met
        ? Optional.of(
            new Challenge(
                answer,
                header.getRealm(),
                header.getNonce(),
                algorithm.get(),
                offersAuth,
                header.getOpaque(),
                header.isStale()))
        : Optional.empty();
  }

  private static Optional<Algorithm> algorithm(@Nullable String token) {
    return token == null
        ? Optional.of(Algorithm.MD5)
        : Arrays.stream(Algorithm.values())
            .filter(known -> known.token().equalsIgnoreCase(token))
            .findFirst();
  }

  private static boolean offersAuth(@Nullable String qop) {
    return qop != null
        && Arrays.stream(qop.split(",")).anyMatch(o -> o.strip().equalsIgnoreCase("auth"));
  }
}
