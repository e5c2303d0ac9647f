/** The WebSocket server; the only package that knows Vert.x. */
@NullMarked
package io.outdial.sandbox.voice.server;

import org.jspecify.annotations.NullMarked;
