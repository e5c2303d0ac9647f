package io.outdial.bridge.media;

import java.time.Duration;

/**
 * The bounds of one call's audio.
 *
 * @param jitterPacketsMin packets held back before the first is played
 * @param jitterPacketsMax packets held at most, below 64
 * @param uplinkFramesMax frames of 20 ms that may wait for the engine
 * @param playoutMax speech that may wait for the wire
 */
public record MediaLimits(
    int jitterPacketsMin, int jitterPacketsMax, int uplinkFramesMax, Duration playoutMax) {}
