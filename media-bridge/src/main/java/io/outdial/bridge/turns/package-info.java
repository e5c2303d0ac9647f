/** Who said what, and when, on the call's own clock. */
@NullMarked
package io.outdial.bridge.turns;

import org.jspecify.annotations.NullMarked;
