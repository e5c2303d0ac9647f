/** Where engine keys wait, sealed, for the bridge that will use them. */
@NullMarked
package io.outdial.gateway.custody;

import org.jspecify.annotations.NullMarked;
