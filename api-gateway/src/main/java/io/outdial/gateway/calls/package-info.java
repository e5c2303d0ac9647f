/** A call as clients see it: what they may ask for, what is stored, how its status moves. */
@NullMarked
package io.outdial.gateway.calls;

import org.jspecify.annotations.NullMarked;
