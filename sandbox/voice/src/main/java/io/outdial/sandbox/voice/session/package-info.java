/** One connection's conversation: turns, interruption, tools, faults. */
@NullMarked
package io.outdial.sandbox.voice.session;

import org.jspecify.annotations.NullMarked;
