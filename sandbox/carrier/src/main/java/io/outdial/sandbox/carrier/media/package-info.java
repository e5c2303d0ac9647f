/**
 * What a phone hears and says: SDP (RFC 8866, RFC 3264), RTP (RFC 3550), G.711, a voice and an ear.
 * Signalling hands the SDP through unread.
 */
@NullMarked
package io.outdial.sandbox.carrier.media;

import org.jspecify.annotations.NullMarked;
