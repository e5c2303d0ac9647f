package io.outdial.dialer;

import static io.outdial.events.EndedReason.BUSY;
import static io.outdial.events.EndedReason.MEDIA_FAILED;
import static io.outdial.events.EndedReason.NO_ANSWER;
import static io.outdial.events.EndedReason.REJECTED;
import static io.outdial.events.EndedReason.UNREACHABLE;

import io.outdial.events.EndedReason;

/**
 * What the final response to an INVITE means. The codes: RFC 3261 section 21 and the IANA registry
 * of SIP response codes. Whether the call is dialled again is {@link EndedReason#isRetryable()}'s
 * to say.
 */
sealed interface InviteVerdict {

  /** The attempt is over. */
  record Over(EndedReason reason) implements InviteVerdict {}

  /** The trunk, or we to it, is at fault, not the person: another trunk may do better. */
  record TrunkTrouble() implements InviteVerdict {}

  /** The verdict on a code of 300 to 699. */
  static InviteVerdict of(int status) {
    return switch (status) {
      case 486, 600 -> new Over(BUSY);
      case 408, 480, 487 -> new Over(NO_ANSWER);
      case 404, 410, 414, 416, 484, 485, 604 -> new Over(UNREACHABLE);
      case 403, 433, 603, 607, 608 -> new Over(REJECTED);
      case 415, 488, 606 -> new Over(MEDIA_FAILED);
      // Nobody follows redirections here: the person is not where the number leads.
      case 300, 301, 302, 305, 380 -> new Over(UNREACHABLE);
      default -> byClass(status);
    };
  }

  /** A code is taken as the x00 of its class (RFC 3261 section 8.1.3.2). */
  private static InviteVerdict byClass(int status) {
    return switch (status / 100) {
      case 3 -> new Over(UNREACHABLE);
      case 6 -> new Over(REJECTED);
      default -> new TrunkTrouble();
    };
  }

  /** Whether the code stands in a registry; one that does not deserves somebody's attention. */
  static boolean isKnown(int status) {
    return switch (status) {
      case 300, 301, 302, 305, 380 -> true;
      case 400, 401, 402, 403, 404, 405, 406, 407, 408, 410, 412, 413, 414, 415, 416, 417 -> true;
      case 420, 421, 422, 423, 424, 425, 428, 429, 430, 433, 436, 437, 438, 439, 440 -> true;
      case 469, 470, 480, 481, 482, 483, 484, 485, 486, 487, 488, 489, 491, 493, 494 -> true;
      case 500, 501, 502, 503, 504, 505, 513, 555, 580 -> true;
      case 600, 603, 604, 606, 607, 608 -> true;
      default -> false;
    };
  }
}
