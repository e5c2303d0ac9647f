package io.outdial.bridge.session;

import java.time.Duration;

/**
 * The bounds of a session.
 *
 * @param sessionsMax at a time; more are refused
 * @param engineEventsMax events of the engine that may wait for the session
 * @param mediaSilence without any packet of the peer before the call is ended
 * @param engineSilence after the answer before the engine is nudged, and again before it is given
 *     up
 * @param hangupGrace from the last frame of a goodbye to hanging up
 * @param goodbyeWait for a goodbye after the engine asked to hang up without one
 * @param hangupMax from the engine's asking to hanging up, whatever it still says
 * @param closeWait for the dialer to close after it was told to hang up
 * @param publishWait for the last events to be safe
 */
public record SessionLimits(
    int sessionsMax,
    int engineEventsMax,
    Duration mediaSilence,
    Duration engineSilence,
    Duration hangupGrace,
    Duration goodbyeWait,
    Duration hangupMax,
    Duration closeWait,
    Duration publishWait) {}
