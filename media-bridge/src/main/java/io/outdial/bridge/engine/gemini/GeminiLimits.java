package io.outdial.bridge.engine.gemini;

import java.time.Duration;

/**
 * The bounds of a connection.
 *
 * @param ready from the first packet to a primed engine
 * @param send for one message to leave
 * @param outboundMax messages that may wait to be sent
 * @param messageBytesMax the longest message from the engine
 * @param close for the closing handshake
 */
public record GeminiLimits(
    Duration ready, Duration send, int outboundMax, int messageBytesMax, Duration close) {}
