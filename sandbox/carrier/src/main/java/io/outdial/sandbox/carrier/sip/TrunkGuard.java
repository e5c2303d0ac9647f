package io.outdial.sandbox.carrier.sip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sip.header.AuthorizationHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets in trunks that know the password, and remembers when a call was first asked for, since the
 * INVITE that was challenged is the one to time a call by. Used by the stack's one thread only.
 */
final class TrunkGuard {

  private static final int CHALLENGED_MAX = 1000;

  private final Messages messages;
  private final @Nullable Digest digest;
  private final Map<String, Instant> challengedAt = new LinkedHashMap<>();

  TrunkGuard(Messages messages, @Nullable Credentials credentials) {
    this.messages = messages;
    this.digest = credentials == null ? null : new Digest(credentials, InstantSource.system());
  }

  /** What to answer instead of letting the request in; nothing when it may pass. */
  Optional<Response> refuse(Request request, Instant arrivedAt) {
    if (digest == null) {
      return Optional.empty();
    }
    AuthorizationHeader authorization =
        (AuthorizationHeader) request.getHeader(AuthorizationHeader.NAME);
    if (authorization == null) {
      remember(IncomingCall.callId(request), arrivedAt);
      return Optional.of(challenge(digest, request, false));
    }
    return switch (digest.judge(authorization, request.getMethod())) {
      case VALID -> Optional.empty();
      case STALE -> Optional.of(challenge(digest, request, true));
      case WRONG -> Optional.of(challenge(digest, request, false));
    };
  }

  /** When this call was first asked for, given that it is let in now. */
  Instant firstAsked(Request request, Instant now) {
    Instant first = challengedAt.remove(IncomingCall.callId(request));
    return first == null ? now : first;
  }

  private void remember(String sipCallId, Instant arrivedAt) {
    challengedAt.putIfAbsent(sipCallId, arrivedAt);
    if (challengedAt.size() > CHALLENGED_MAX) {
      challengedAt.remove(challengedAt.keySet().iterator().next());
    }
  }

  private Response challenge(Digest digest, Request request, boolean stale) {
    return messages.challenge(request, UUID.randomUUID().toString(), digest.nonce(), stale);
  }
}
