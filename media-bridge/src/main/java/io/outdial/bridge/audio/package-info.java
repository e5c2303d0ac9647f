/** Samples: G.711, resampling, speech detection, concealment, playout. */
@NullMarked
package io.outdial.bridge.audio;

import org.jspecify.annotations.NullMarked;
