package io.outdial.gateway.calls;

import java.time.Duration;

/**
 * How much a call may ask for beyond what the API fixes.
 *
 * @param promptBytesMax of {@code systemPrompt} in UTF-8
 * @param scheduleAheadMax how far in the future a call may be scheduled
 */
public record CallLimits(int promptBytesMax, Duration scheduleAheadMax) {}
