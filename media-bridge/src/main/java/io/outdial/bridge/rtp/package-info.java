/** RTP (RFC 3550): packets, ports, latching, the jitter buffer. */
@NullMarked
package io.outdial.bridge.rtp;

import org.jspecify.annotations.NullMarked;
