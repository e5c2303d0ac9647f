package io.outdial.dialer.media;

import java.time.Duration;

/**
 * @param open how long the connection may take
 * @param send how long one message may take
 * @param pingEvery how often the connection is tried
 * @param silence after how long without a pong it counts as lost
 */
public record MediaLimits(Duration open, Duration send, Duration pingEvery, Duration silence) {}
