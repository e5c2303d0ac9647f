package io.outdial.dialer;

import java.time.Duration;

/**
 * How long a call waits for what.
 *
 * @param offer for the media bridge's SDP
 * @param firstResponse for anything at all in answer to an INVITE; then the next trunk is tried
 * @param ringMax the longest that a trunk may let a phone ring
 * @param cancelAnswer for the final response to an INVITE that was cancelled, before the end is
 *     told
 * @param settle for late responses and for the bridge, after the end was told: 64 x T1 of RFC 3261
 * @param talkGrace beyond the order's own limit, which the bridge keeps
 * @param mailbox how many signals may wait to be read
 */
public record CallLimits(
    Duration offer,
    Duration firstResponse,
    Duration ringMax,
    Duration cancelAnswer,
    Duration settle,
    Duration talkGrace,
    int mailbox) {}
