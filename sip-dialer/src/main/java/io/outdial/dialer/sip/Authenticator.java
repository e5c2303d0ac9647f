package io.outdial.dialer.sip;

import io.outdial.dialer.sip.Digest.Freshness;
import io.outdial.dialer.sip.Digest.Login;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Meets the challenges of one leg. Each challenger is answered once, and once more only if it says
 * that nothing but the nonce was too old: a wrong password must not become a stream of INVITEs.
 */
final class Authenticator {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ANSWERS_MAX = 2;

  private final HeaderFactory headers;
  private final Supplier<Optional<Credentials>> credentials;
  private final Map<String, Integer> answersByChallenger = new HashMap<>();
  private final Map<String, Integer> usesByNonce = new HashMap<>();

  Authenticator(HeaderFactory headers, Supplier<Optional<Credentials>> credentials) {
    this.headers = headers;
    this.credentials = credentials;
  }

  /** The header that answers a 401 or 407 to the request, or empty: it cannot be answered. */
  Optional<Header> answer(Request request, Response response) {
    return Challenge.strongestOf(response)
        .filter(challenge -> mayAnswer(request, challenge))
        .flatMap(challenge -> credentials.get().map(who -> header(request, challenge, who)));
  }

  private boolean mayAnswer(Request request, Challenge challenge) {
    String challenger =
        request.getMethod() + "|" + challenge.answerHeader() + "|" + challenge.realm();
    int answers = answersByChallenger.merge(challenger, 1, Integer::sum);
    return answers == 1 || (challenge.stale() && answers <= ANSWERS_MAX);
  }

  private Header header(Request request, Challenge challenge, Credentials who) {
    try {
      return headers.createHeader(challenge.answerHeader(), text(request, challenge, who));
    } catch (ParseException e) {
      throw new SipFailure("a challenge that cannot be answered", e);
    }
  }

  private String text(Request request, Challenge challenge, Credentials who) {
    String uri = request.getRequestURI().toString();
    var text = new StringBuilder("Digest username=").append(Quoted.of(who.username()));
    add(text, "realm", challenge.realm());
    add(text, "nonce", challenge.nonce());
    add(text, "uri", uri);
    if (challenge.opaque() != null) {
      add(text, "opaque", challenge.opaque());
    }
    text.append(",algorithm=").append(challenge.algorithm().token());
    prove(text, request.getMethod(), uri, challenge, new Login(who, challenge.realm()));
    return text.toString();
  }

  private void prove(
      StringBuilder text, String method, String uri, Challenge challenge, Login login) {
    Digest.Algorithm algorithm = challenge.algorithm();
    String nonce = challenge.nonce();
    if (!challenge.qop()) {
      add(text, "response", Digest.response(algorithm, login, method, uri, nonce));
      return;
    }
    int uses = usesByNonce.merge(nonce, 1, Integer::sum);
    var fresh = new Freshness("%08x".formatted(uses), cnonce());
    add(text, "response", Digest.response(algorithm, login, method, uri, nonce, fresh));
    text.append(",qop=auth,nc=").append(fresh.nonceCount());
    add(text, "cnonce", fresh.cnonce());
  }

  /** Values of the challenge go back as they came, escapes and all. */
  private static void add(StringBuilder text, String name, String value) {
    text.append(',').append(name).append("=\"").append(value).append('"');
  }

  private static String cnonce() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
