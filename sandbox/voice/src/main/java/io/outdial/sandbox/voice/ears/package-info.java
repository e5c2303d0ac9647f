/** From sound to words: endpointing, two recognisers and the check that they agree. */
@NullMarked
package io.outdial.sandbox.voice.ears;

import org.jspecify.annotations.NullMarked;
