/** The dialer's end of a session with a media bridge: one WebSocket per attempt, the lease. */
@NullMarked
package io.outdial.dialer.media;

import org.jspecify.annotations.NullMarked;
