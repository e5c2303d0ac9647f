/** The audio path of a call and the two threads that drive all of them. */
@NullMarked
package io.outdial.bridge.media;

import org.jspecify.annotations.NullMarked;
