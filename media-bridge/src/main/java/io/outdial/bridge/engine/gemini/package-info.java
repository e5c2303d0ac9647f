/** Gemini Live (BidiGenerateContent) over a WebSocket. */
@NullMarked
package io.outdial.bridge.engine.gemini;

import org.jspecify.annotations.NullMarked;
