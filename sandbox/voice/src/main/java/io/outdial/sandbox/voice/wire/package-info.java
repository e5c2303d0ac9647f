/** The Gemini Live protocol, server side: messages, frames and the closed schema. */
@NullMarked
package io.outdial.sandbox.voice.wire;

import org.jspecify.annotations.NullMarked;
