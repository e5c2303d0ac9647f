/**
 * The signalling side: a SIP user agent server (RFC 3261) with digest authentication. SDP passes
 * through unread.
 */
@NullMarked
package io.outdial.sandbox.carrier.sip;

import org.jspecify.annotations.NullMarked;
