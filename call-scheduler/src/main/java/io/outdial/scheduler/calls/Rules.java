package io.outdial.scheduler.calls;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param dialWindow how long after its dispatch an attempt may be dialed
 * @param retryDelayUnit the length of one "minute" of an order's retry delay
 * @param expireAfter how long after its due time an attempt that nobody dialed is given up
 * @param overdueAfter how long after its dispatch, beside the longest conversation, an attempt that
 *     a dialer has is given up
 */
public record Rules(
    Duration dialWindow, Duration retryDelayUnit, Duration expireAfter, Duration overdueAfter) {}
