/**
 * A SIP user agent client (RFC 3261): what a dialog owes its peer is done here, what a call makes
 * of it is not. SDP passes through as text. Start reading at {@link io.outdial.dialer.sip.Leg}.
 */
@NullMarked
package io.outdial.dialer.sip;

import org.jspecify.annotations.NullMarked;
