/** A session: the media of one attempt, from its opening to its last event. */
@NullMarked
package io.outdial.bridge.session;

import org.jspecify.annotations.NullMarked;
