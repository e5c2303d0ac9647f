/** Where a call's engine key comes from, sealed, and is opened. */
@NullMarked
package io.outdial.bridge.keys;

import org.jspecify.annotations.NullMarked;
