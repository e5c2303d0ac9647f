/**
 * What a dialer and a media bridge say to each other about one attempt's media, over a WebSocket
 * ({@code /sessions}) whose connection is the lease: when it breaks, both sides end the call.
 */
@NullMarked
package io.outdial.events.session;

import org.jspecify.annotations.NullMarked;
