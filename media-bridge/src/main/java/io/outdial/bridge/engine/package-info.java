/** The seam to speech-to-speech engines: connect, audio in, events out. */
@NullMarked
package io.outdial.bridge.engine;

import org.jspecify.annotations.NullMarked;
