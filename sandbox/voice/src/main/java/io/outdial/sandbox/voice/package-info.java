/** The sandbox's voice engine: hears and speaks, behind the Gemini Live protocol. */
@NullMarked
package io.outdial.sandbox.voice;

import org.jspecify.annotations.NullMarked;
