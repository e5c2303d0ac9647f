package io.outdial.bridge.session;

import io.outdial.bridge.media.MediaCounters;
import io.outdial.bridge.media.MediaLimits;
import io.outdial.bridge.media.MediaPlane;
import java.net.InetAddress;

/**
 * What all sessions share.
 *
 * @param rtpHost the address that peers send to
 */
public record Surroundings(
    InetAddress rtpHost,
    MediaPlane plane,
    MediaLimits mediaLimits,
    MediaCounters mediaCounters,
    SessionCounters sessionCounters,
    EngineConnector connector,
    EventLog log,
    SessionLimits limits) {}
