package io.outdial.sandbox.carrier.media;

import java.time.Instant;

/**
 * One frame of received audio.
 *
 * @param at when its packet arrived
 */
public record Heard(short[] frame, Instant at) {}
