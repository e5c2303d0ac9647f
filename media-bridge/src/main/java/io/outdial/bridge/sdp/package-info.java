/** Session descriptions (RFC 4566) by offer and answer (RFC 3264). */
@NullMarked
package io.outdial.bridge.sdp;

import org.jspecify.annotations.NullMarked;
